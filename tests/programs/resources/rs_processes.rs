// Tries: itself again, twice, without end
// Allowed: ok, runtime_error, time_limit, idle_limit
// Wall: process_limit
// Limits: processes=24 cpu_ms=3000 wall_ms=5000 memory_mb=512
// Confined: where all runs share our user, processes are counted by looking (processes_held)
// Slow: a compiler of half a second
use std::process::Command;

fn main() {
    let mut children = Vec::new();
    if std::env::args().count() > 1 {
        std::thread::sleep(std::time::Duration::from_secs(20));
        return;
    }
    for _ in 0..200 {
        match Command::new("/proc/self/exe").arg("again").spawn() {
            Ok(child) => children.push(child),
            Err(_) => break,
        }
    }
    if children.len() > 60 {
        println!("ESCAPED: {} processes", children.len());
    }
}

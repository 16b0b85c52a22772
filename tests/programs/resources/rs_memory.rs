// Tries: allocations that never fail in the language, until the limit
// Allowed: memory_limit, runtime_error
// Wall: memory_cgroup
// Limits: memory_mb=64 cpu_ms=8000
// Slow: a compiler of half a second
fn main() {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for i in 0..60 {
        kept.push(vec![i as u8 + 1; 5 << 20]);
    }
    println!("ESCAPED: {} MiB in 64", kept.len() * 5);
}

// Tries: the host's files in the program: include_str, include_bytes, env
// Allowed: compile_error
// Wall: mount_root, host_identity
const STOLEN: &[u8] = include_bytes!("/proc/self/root/../../host/etc/shadow");
fn main() {
    println!("ESCAPED: {}", STOLEN.len());
}

// Tries: the host's files in the program: include_str, include_bytes, env
// Allowed: compile_error
// Wall: mount_root
const STOLEN: &[u8] = include_bytes!("/etc/shadow");
fn main() {
    println!("ESCAPED: {}", STOLEN.len());
}

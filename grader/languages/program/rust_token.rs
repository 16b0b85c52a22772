// Reads the completion token of a Rust test program and writes its result; a crate of its own, since the
// submission's is compiled without `unsafe`. The token is handed out once, and only who has it can write it.
// The program's file goes first: children that run the test too could try answers, and tell what it expected.
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::io::FromRawFd;
use std::sync::atomic::{AtomicBool, Ordering};

const SIZE: usize = 32;
const CHANNEL: i32 = 3;
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The token at the first call; standard input is empty from then on.
pub fn take() -> Vec<u8> {
    let _ = std::fs::remove_file("program");
    let mut token = vec![0; SIZE];
    if TAKEN.swap(true, Ordering::SeqCst) {
        return Vec::new();
    }
    let mut input = unsafe { File::from_raw_fd(0) };
    if input.read_exact(&mut token).is_err() {
        token.clear();
    }
    drop(input);
    std::mem::forget(File::open("/dev/null")); // Takes the number 0.
    token
}

pub fn write(result: &[u8]) {
    let mut channel = unsafe { File::from_raw_fd(CHANNEL) };
    let _ = channel.write_all(result);
    std::mem::forget(channel);
}

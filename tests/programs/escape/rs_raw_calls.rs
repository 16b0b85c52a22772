// Tries: system calls by machine instruction, past every library: unshare, mount, ptrace, bpf
// Allowed: ok
// Wall: seccomp
use std::arch::asm;

unsafe fn call(number: i64, a: u64, b: u64, c: u64) -> i64 {
    let result: i64;
    asm!("syscall", inlateout("rax") number => result, in("rdi") a, in("rsi") b, in("rdx") c,
         in("r10") 0u64, in("r8") 0u64, lateout("rcx") _, lateout("r11") _);
    result
}

fn main() {
    for (name, number, first) in [("unshare", 272, 0x1000_0000u64), ("ptrace", 101, 0), ("bpf", 321, 0), ("setns", 308, 0),
                                  ("keyctl", 250, 0), ("io_uring_setup", 425, 1), ("fsopen", 430, 0)] {
        let answer = unsafe { call(number, first, 0, 0) };
        if answer != -1 && answer != -38 {
            println!("ESCAPED: the kernel itself answered {} {}", name, answer);
        }
    }
}

#pragma once

// What the forker needs of the system and the C library does not wrap, and its way to fail. The
// forker is linked statically and has one job, so a failure of its own is reported to whoever asked
// and ends the process: there is nothing to clean up that the kernel does not.

#include <fcntl.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include "sandbox/wire.h"

namespace assay::sandbox::forker {

/// Sends Failed{stage, errno, index} over `socket` and ends the process.
[[noreturn]] void fail(int socket, wire::Stage stage, std::uint32_t index = 0);

/// `openat2` with RESOLVE_* flags (openat2(2)); -1 and errno.
inline int open_beneath(int dir, const char* path, std::uint64_t flags, std::uint64_t mode,
                        std::uint64_t resolve) {
  open_how how{};
  how.flags = flags | O_CLOEXEC;
  how.mode = mode;
  how.resolve = resolve;
  return static_cast<int>(::syscall(SYS_openat2, dir, path, &how, sizeof how));
}

inline long clone3(clone_args& args) { return ::syscall(SYS_clone3, &args, sizeof args); }

/// As vfork(2), with clone3's arguments: calls `run(argument)` in a child, on the stack
/// [stack, stack + size), and returns the child's process id, or -errno, when the child has
/// executed a program or ended. Until then the caller sleeps in the kernel. With CLONE_VM among the
/// flags the child shares the caller's memory; errno and the C library's state still have one user
/// at a time. `run` does not return.
inline long vfork_on(clone_args& args, char* stack, std::size_t size, void (*run)(void*),
                     void* argument) {
  args.flags |= CLONE_VFORK;
  args.stack = reinterpret_cast<std::uint64_t>(stack);
  args.stack_size = size;
#if defined(__x86_64__)
  long result;
  register void (*function)(void*) asm("r8") = run;
  register void* parameter asm("r9") = argument;
  asm volatile(
      "syscall\n\t"
      "test %%rax, %%rax\n\t"
      "jnz 1f\n\t"
      "mov %%r9, %%rdi\n\t"
      "call *%%r8\n\t"
      "hlt\n"
      "1:"
      : "=a"(result)
      : "0"(SYS_clone3), "D"(&args), "S"(sizeof args), "r"(function), "r"(parameter)
      : "rcx", "r11", "memory", "cc");
#elif defined(__aarch64__)
  register long result asm("x0") = reinterpret_cast<long>(&args);
  register long args_size asm("x1") = sizeof args;
  register void (*function)(void*) asm("x2") = run;
  register void* parameter asm("x3") = argument;
  register long number asm("x8") = SYS_clone3;
  asm volatile(
      "svc 0\n\t"
      "cbnz x0, 1f\n\t"
      "mov x0, x3\n\t"
      "blr x2\n\t"
      "brk #0\n"
      "1:"
      : "+r"(result)
      : "r"(args_size), "r"(function), "r"(parameter), "r"(number)
      : "memory", "cc");
#else
#error "no vfork_on() for this processor"
#endif
  return result;
}

/// Monotonic clock, nanoseconds.
std::uint64_t now_ns();

std::uint64_t microseconds(const timeval& time);

}  // namespace assay::sandbox::forker

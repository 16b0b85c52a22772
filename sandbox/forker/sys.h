#pragma once

// What the forker needs of the system and the C library does not wrap, and its way to fail. The
// forker is linked statically and has one job, so a failure of its own is reported to whoever asked
// and ends the process: there is nothing to clean up that the kernel does not.

#include <fcntl.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
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

inline long futex(std::uint32_t* word, int operation, std::uint32_t value) {
  return ::syscall(SYS_futex, word, operation, value, nullptr, nullptr, 0);
}

/// Monotonic clock, nanoseconds.
std::uint64_t now_ns();

}  // namespace assay::sandbox::forker

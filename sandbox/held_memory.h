#pragma once

// Kernel memory that processes hold through descriptors and that no counter of theirs shows.

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace assay::sandbox {

struct HeldMemory {
  std::int64_t buffers = 0;  ///< What pipes and sockets could hold, beyond those that come free.
  std::int64_t deleted = 0;  ///< Of open files of `disk` that no directory shows any more.
};

/// So many pipes and sockets of a run are not counted: what honest programs use.
inline constexpr std::int64_t kFreeBuffers = 32;

/// Looks at each descriptor of `processes` (names in /proc, a directory descriptor) once; each file
/// counts once. An upper bound for buffers: a pipe has 64 KiB (F_SETPIPE_SZ is refused), a socket
/// what net.core.wmem_default says (SO_SNDBUF is refused). Not seen: descriptors on their way
/// through a socket (tier rootless; RLIMIT_NOFILE of them at most), files that are only mapped.
HeldMemory held_memory(int proc, const std::vector<std::string>& processes, dev_t disk);

}  // namespace assay::sandbox

#pragma once

// Landlock (landlock(7), Documentation/userspace-api/landlock.rst): what a process may do to paths,
// TCP ports, abstract sockets and other processes, without any privilege. Numbers and structs are
// given here, since Debian 12's <linux/landlock.h> knows none of the network and the scopes.

#include <cstdint>

namespace assay::sandbox::forker {

/// A ruleset that forbids all that the kernel's `abi` (>= 1) knows to forbid; rules then allow. -1
/// and errno.
int make_ruleset(std::uint32_t abi);
/// A ruleset that only keeps signals among its own (ABI 6 and later). -1 and errno.
int make_signal_ruleset();

enum class Access { Read, ReadWrite, All };
/// Allows reading and executing, device I/O, or everything that makes no device and no socket, at
/// and below what `path` (a descriptor) shows. False and errno.
bool allow(int ruleset, int path, Access access, std::uint32_t abi);

/// Restricts the calling thread and all that it starts, for good. False and errno.
bool restrict_self(int ruleset);

}  // namespace assay::sandbox::forker

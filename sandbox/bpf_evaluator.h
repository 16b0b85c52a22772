#pragma once

// Evaluates a seccomp filter in user space, so that policy tests need no kernel and can ask what
// would happen to reboot(2). At run time it tells, of a call that the kernel has already stopped
// and asked about, whether the policy refuses it or ends the run (refusals.cc).

#include <linux/filter.h>
#include <linux/seccomp.h>

#include <cstdint>
#include <span>

#include "base/result.h"

namespace assay::sandbox {

/// The value that `program` returns for `data`: SECCOMP_RET_*. Understands the subset of classic
/// BPF that the kernel accepts for seccomp (seccomp_check_filter in kernel/seccomp.c): 32-bit loads
/// from seccomp_data, scratch memory, arithmetic, jumps, returns. Jumps go forward only, so
/// evaluation ends after at most program.size() steps. Errors: BadRequest (an instruction outside
/// the subset, a jump or load out of bounds, division by zero, no return). Thread safe.
Result<std::uint32_t> evaluate_filter(std::span<const sock_filter> program,
                                      const seccomp_data& data);

}  // namespace assay::sandbox

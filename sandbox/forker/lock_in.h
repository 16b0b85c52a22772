#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include "sandbox/wire.h"

namespace assay::sandbox::forker {

/// Makes the calling process a program's: a session, umask and keyring of its own, first in line
/// for the OOM killer, user and group `payload`, no capability and none to be had again.
/// `host_proc` is a descriptor of the host's /proc; `has_capabilities`: those of a user namespace
/// of ours, which locking the securebits takes. Stage::None, or where it failed, with errno. What
/// is left is the filter.
wire::Stage lock_in(int host_proc, uid_t payload, bool has_capabilities);

/// The filter, for good; its listener, or -1 and errno.
int install_filter(const sock_fprog& policy);

}  // namespace assay::sandbox::forker

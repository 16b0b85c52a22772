#pragma once

// Payloads that start in the middle of an interpreter (init_link.cc), from init's side.

#include <sys/types.h>

#include "sandbox/forker/box.h"

namespace assay::sandbox::forker {

/// Has the zygote at the other end of the link put a clone into this box, takes the request and
/// releases it. Its process id.
pid_t run_clone(const Arming& arming);

/// After the end of a clone, whose link it was: tells the supervisor if it could not begin, which
/// no status can tell from an end of its program. The program has no end of the link.
void check_begun(int socket, int link);

/// Makes the link to a standby, before its payload is cloned.
void open_link(Arming& arming);

/// Waits until the interpreter of `payload` has started, takes the second request and releases it.
void run_standby(const Arming& arming, pid_t payload);

}  // namespace assay::sandbox::forker

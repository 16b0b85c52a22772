#pragma once

#include "base/result.h"
#include "sandbox/run.h"

namespace assay::sandbox {

/// Makes the streams' pipes and sends the request to the init of `place`: files, limits,
/// descriptors, arguments. Without a control group the limits of single processes stand in for the
/// tree's. Errors: Sandbox, Io, TooLarge.
Result<void> send_request(const Spec& spec, const Limits& limits, const RunPlace& place,
                          Streams& streams);

/// Sends a request without streams and without a limit of processor time: what an interpreter needs
/// to start and wait (standby.h). Errors: as above.
Result<void> send_start(const Spec& spec, const Limits& limits, const RunPlace& place);

}  // namespace assay::sandbox

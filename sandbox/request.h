#pragma once

#include "base/result.h"
#include "sandbox/run.h"

namespace assay::sandbox {

/// Makes the streams' pipes and sends the request to the init of `place`: files, limits,
/// descriptors, arguments. Without a control group the limits of single processes stand in for the
/// tree's. Errors: Sandbox, Io, TooLarge.
Result<void> send_request(const Spec& spec, const Limits& limits, const RunPlace& place,
                          Streams& streams);

}  // namespace assay::sandbox

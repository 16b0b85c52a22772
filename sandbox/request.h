#pragma once

#include "base/result.h"
#include "sandbox/run.h"

namespace assay::sandbox {

/// Makes the streams' pipes and sends the request: files, limits, descriptors, arguments.
/// `tree_limits` says whether a control group bounds the tree; if not, the limits of single
/// processes stand in. Errors: Sandbox, Io, TooLarge.
Result<void> send_request(const Spec& spec, const Limits& limits, int socket, bool tree_limits,
                          Streams& streams);

}  // namespace assay::sandbox

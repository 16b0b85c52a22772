#pragma once

namespace assay::sandbox::forker {

/// Sends SIGKILL to every process that /proc shows to descend from this one. What forks meanwhile
/// may be missed: repeat until nothing is left to wait for.
void kill_descendants();

}  // namespace assay::sandbox::forker

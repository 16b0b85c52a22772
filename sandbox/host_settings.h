#pragma once

// Settings of the host that weaken or close a wall: none that a program could be seen to fail by in
// a trial, so they are read.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// The text of a file, or nothing where there is none.
using ReadFile = std::function<std::optional<std::string>(const std::string& path)>;

/// What the settings that this kernel has mean; `available` where nothing needs to be done. `root`:
/// whether Assay has root's rights, which some settings do not bind.
std::vector<Capability> judge_host_settings(const ReadFile& read, bool root);

/// The same for this host.
std::vector<Capability> host_settings();

}  // namespace assay::sandbox

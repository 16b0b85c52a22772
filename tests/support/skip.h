#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay::test {

/// Says that the running test case cannot be run on this host and why; the case then returns.
/// Prints "SKIPPED: <case>: <reason>", which scripts/test collects. Where the environment has
/// ASSAY_NO_SKIP=1 (CI, whose machine can run everything) it fails the case instead.
///
///   if (!host_has_user_namespaces()) return skip("no user namespaces");
void skip(std::string_view reason);

/// The folder of shared data (ASSAY_SHARED, default ../shared beside the source tree), or nothing
/// where it does not exist: tests that read it then skip, whatever ASSAY_NO_SKIP says.
std::optional<std::string> shared_data();

/// The source tree's root.
std::string source_dir();
/// The build tree's root.
std::string binary_dir();

}  // namespace assay::test

#pragma once

// What the commands that run something start: an executor and a grader on it.

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"

namespace assay::cli {

/// The executor outlives the grader: members are destroyed last to first.
struct Machine {
  std::unique_ptr<sandbox::Executor> executor;
  std::unique_ptr<grader::Grader> grader;
};
/// `slots` submissions at once, be it that test code and submission run side by side, each in a box
/// of its own. The folder of `assay prepare` and the places are filled into `options`. Errors:
/// Unsupported (the host gives less than `require`), Sandbox, BadRequest.
Result<Machine> start_machine(int slots, sandbox::Tier require, grader::GraderOptions options = {});

/// Choices of --require-isolation.
inline constexpr const char* kSharedIsolation = "shared";
inline constexpr const char* kSeparateIsolation = "separate";

/// Physical cores that this process may use (affinity mask, CPU quota of its cgroup), at least 1:
/// timed runs that share a core slow each other down, so this is the default number of slots.
int usable_cores();

/// "full", "rootless", "confined", from strong to weak.
std::vector<std::string> tier_names();
/// `name` is one of tier_names().
sandbox::Tier tier_of(const std::string& name);
inline constexpr const char* kDefaultTier = "rootless";

}  // namespace assay::cli

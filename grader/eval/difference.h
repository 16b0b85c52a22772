#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace assay::grader {

/// What of two answers to the same request differs, each as "member: then -> now"; empty if nothing
/// does. Compared is what the request alone decides (reward, verdicts, scores, outputs, flags), not
/// what any run costs, nor words for people. Pure.
std::vector<std::string> differences(const nlohmann::json& then, const nlohmann::json& now);

/// What else may explain a difference: "assay 0.1.0 -> 0.2.0", "toolchain Python 3.11.2 -> 3.13.1",
/// "isolation full -> rootless".
std::vector<std::string> changed_conditions(const nlohmann::json& then, const nlohmann::json& now);

}  // namespace assay::grader

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "checkers/checkers.h"

namespace assay::grader {

/// checkers::math::compare, whose failure of ours (Decision::failed) is an Error: nothing that a
/// caller could take for "different".
Result<checkers::math::Decision> compare_answers(std::string_view gold, std::string_view answer,
                                                 const checkers::math::Policy& policy);
/// The same of compare_parts.
Result<checkers::math::Decision> compare_answer_parts(std::span<const std::string> golds,
                                                      std::string_view answer,
                                                      const checkers::math::Policy& policy);

}  // namespace assay::grader

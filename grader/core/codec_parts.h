#pragma once

// The pieces of the codecs that several of them share. Each reads below a place that the caller
// names; faults go where the place's faults go.

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "checkers/checkers.h"
#include "grader/core/codec_reader.h"
#include "grader/grader.h"

namespace assay::grader {

// Bounds on what one request may list. The total is bounded by the length of a line.
inline constexpr std::size_t kMaxTests = 10'000;
inline constexpr std::size_t kMaxGolds = 100;
inline constexpr std::size_t kMaxArguments = 1024;
inline constexpr std::size_t kMaxArgumentBytes = 131'071;  ///< MAX_ARG_STRLEN without its NUL.
inline constexpr std::size_t kMaxSourceFiles = 1024;
inline constexpr std::size_t kMaxNameBytes = 256;

LimitOverrides read_limits(const JsonReader& at);
nlohmann::json limits_to_json(const LimitOverrides& limits);
/// The member "seed", which stands beside "limits".
void read_seed(ObjectReader& object, LimitOverrides& limits);

checkers::math::Policy read_math_policy(const JsonReader& at,
                                        const checkers::math::Policy& defaults = {});
/// Only what differs from the defaults.
nlohmann::json math_policy_to_json(const checkers::math::Policy& policy,
                                   const checkers::math::Policy& defaults = {});

checkers::ValuePolicy read_value_policy(const JsonReader& at);
nlohmann::json value_policy_to_json(const checkers::ValuePolicy& policy);

checkers::math::Extraction read_extraction(const JsonReader& at);

/// Reads the submission's members of `object` ("language", "code", "files", "main", "archive",
/// "completion").
Submission read_submission_members(ObjectReader& object);

/// A judging program: a submission's members, "protocol" and "points_max". Its "name" member, if
/// any, is the caller's.
JudgeProgram read_judge_program(ObjectReader& object);
nlohmann::json judge_program_to_json(const JudgeProgram& program);

/// A name as it appears in messages and answers: not empty where required, kMaxNameBytes at most.
void read_name(ObjectReader& object, std::string_view name, std::string& out, Need need);

/// Milliseconds with microsecond resolution, as every answer has them.
double milliseconds(std::chrono::nanoseconds time);

}  // namespace assay::grader

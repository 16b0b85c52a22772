#pragma once

// One line of a results file: a grade (or an error of ours) in protocol form, with which sample it
// belongs to:
//
//   {"sample": 3, "problem_id": "HumanEval/0", "key": "sha256:...",
//    "source": {"problems": "/data/p.jsonl", "samples": "/data/s.jsonl"},
//    "status": "graded", "reward": 1.0, ...}

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/grader.h"

namespace assay::grader {

/// Which sample: its place in the samples file, and what it was (sample_key).
struct SampleRef {
  std::size_t index = 0;  ///< From 0, blank lines not counted.
  std::string problem_id;
  std::string key;
};

/// Where an evaluation has its requests from, for a replay: absolute paths.
struct SampleSource {
  std::string problems;
  std::string samples;
};

/// What a summary needs of a result, whether it was just graded or read back.
struct Outcome {
  SampleRef sample;
  std::string error_code;  ///< Not empty: an error of ours; the rest then has no meaning.
  double reward = 0;
  Verdict verdict = Verdict::WrongAnswer;
  std::vector<std::string> flags;
  bool separate = true;
};

Outcome outcome_of(SampleRef sample, const Grade& grade);
Outcome outcome_of(SampleRef sample, const Error& error);

/// A line without its newline; always valid UTF-8.
std::string result_line(const SampleRef& sample, const SampleSource& source, const Grade& grade);
std::string result_line(const SampleRef& sample, const SampleSource& source, const Error& error);
/// The first three members of such a line. Errors: BadRequest, naming the field.
Result<SampleRef> sample_ref_from_json(const nlohmann::json& line);
/// Errors: BadRequest, naming the field.
Result<Outcome> parse_result(std::string_view line);

}  // namespace assay::grader

#pragma once

// A file of samples, one JSON object a line: {"problem_id" or "task_id": ..., and what a model
// wrote: "completion" (text to extract from), or "code" or "files" with "language" and "main" as in
// the protocol's submission}. Other fields (a model's name, a log-probability) are passed over,
// since every generator adds its own; "samples" of other tools can be read as they are.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "grader/grader.h"

namespace assay::grader {

struct Sample {
  std::string problem_id;
  Submission submission;
};

/// Errors: BadRequest (not JSON, no problem id), BadSubmission. The caller adds file and line.
Result<Sample> parse_sample(std::string_view line);
/// The line that parse_sample reads back as `sample`, without a newline.
std::string sample_line(const Sample& sample);

/// What identifies a graded sample: "sha256:..." of the problem's content and of the submission's.
/// A results file is resumed only where this agrees, so that an edited sample or
/// problem is never mistaken for one that was graded.
std::string sample_key(const Problem& problem, const Submission& submission);

}  // namespace assay::grader

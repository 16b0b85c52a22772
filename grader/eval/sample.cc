// Samples come from other people's generators, so what is theirs is ignored, but what is ours is
// read by the same codec as the protocol's submissions. Python is the language of bare "code" that
// names none: every data set whose samples have that form is Python's.

#include "grader/eval/sample.h"

#include <nlohmann/json.hpp>

#include "grader/core/codec_parse.h"
#include "grader/core/content_hash.h"
#include "grader/core/json_codec.h"

namespace assay::grader {
namespace {

using nlohmann::json;

Result<std::string> problem_id(const json& line) {
  for (const char* field : {"problem_id", "task_id"}) {
    const auto found = line.find(field);
    if (found == line.end()) {
      continue;
    }
    if (found->is_string()) {
      return found->get<std::string>();
    }
    if (found->is_number_integer()) {
      return found->dump();
    }
    return failure(ErrorCode::BadRequest, std::string(field) + ": expected a string or an integer");
  }
  return failure(ErrorCode::BadRequest, "neither \"problem_id\" nor \"task_id\"");
}

}  // namespace

Result<Sample> parse_sample(std::string_view text) {
  Result<json> parsed_line = parse_json(text);
  if (!parsed_line) {
    return failure(std::move(parsed_line).error());
  }
  const json& line = *parsed_line;
  if (!line.is_object()) {
    return failure(ErrorCode::BadRequest, "not a JSON object");
  }
  Result<std::string> id = problem_id(line);
  if (!id) {
    return failure(std::move(id).error());
  }
  json submission = json::object();
  for (const char* field : {"completion", "code", "code_base64", "files", "language", "main"}) {
    if (const auto found = line.find(field); found != line.end()) {
      submission[field] = *found;
    }
  }
  const bool has_code = submission.contains("code") || submission.contains("code_base64");
  if (has_code && !submission.contains("language")) {
    submission["language"] = "python";
  }
  Result<Submission> parsed = submission_from_json(submission);
  if (!parsed) {
    return failure(std::move(parsed).error());
  }
  return Sample{.problem_id = std::move(*id), .submission = std::move(*parsed)};
}

std::string sample_line(const Sample& sample) {
  json line = submission_to_json(sample.submission);
  line["problem_id"] = sample.problem_id;
  return line.dump();
}

std::string sample_key(const Problem& problem, const Submission& submission) {
  return ContentHash().add(problem_hash(problem)).add(submission_hash(submission)).finish();
}

}  // namespace assay::grader

// The line is the protocol's answer with four fields more, so that whoever reads answers of `assay
// serve` reads results of `assay eval`. Reading back takes only what the summary needs.

#include "grader/eval/outcome.h"

#include <nlohmann/json.hpp>

#include "grader/core/codec_parse.h"
#include "grader/core/json_codec.h"

namespace assay::grader {
namespace {

using nlohmann::json;

std::string line_of(const SampleRef& sample, const SampleSource& source, json answer) {
  answer["sample"] = sample.index;
  answer["problem_id"] = sample.problem_id;
  answer["key"] = sample.key;
  answer["source"] = {{"problems", source.problems}, {"samples", source.samples}};
  return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

Error missing(const char* field) {
  return {ErrorCode::BadRequest, std::string("no or a malformed \"") + field + "\""};
}

Result<Outcome> read_error(const json& line, Outcome outcome) {
  const auto error = line.find("error");
  if (error == line.end() || !error->is_object() || !error->contains("code") ||
      !error->at("code").is_string() || error->at("code").get_ref<const std::string&>().empty()) {
    return failure(missing("error"));
  }
  outcome.error_code = error->at("code").get<std::string>();
  return outcome;
}

Result<Outcome> read_grade(const json& line, Outcome outcome) {
  const auto reward = line.find("reward");
  if (reward == line.end() || !reward->is_number()) {
    return failure(missing("reward"));
  }
  outcome.reward = reward->get<double>();
  const auto verdict = line.find("verdict");
  const auto known = verdict != line.end() && verdict->is_string()
                         ? verdict_from_name(verdict->get_ref<const std::string&>())
                         : std::nullopt;
  if (!known) {
    return failure(missing("verdict"));
  }
  outcome.verdict = *known;
  if (const auto flags = line.find("flags"); flags != line.end() && flags->is_array()) {
    for (const json& flag : *flags) {
      if (flag.is_string()) {
        outcome.flags.push_back(flag.get<std::string>());
      }
    }
  }
  if (const auto isolation = line.find("isolation");
      isolation != line.end() && isolation->is_object()) {
    const auto separate = isolation->find("separate");
    outcome.separate = separate != isolation->end() && *separate == true;
  }
  return outcome;
}

}  // namespace

Outcome outcome_of(SampleRef sample, const Grade& grade) {
  return {.sample = std::move(sample),
          .error_code = "",
          .reward = grade.reward,
          .verdict = grade.verdict,
          .flags = grade.flags,
          .separate = grade.separate};
}

Outcome outcome_of(SampleRef sample, const Error& error) {
  Outcome outcome;
  outcome.sample = std::move(sample);
  outcome.error_code = name(error.code());
  return outcome;
}

std::string result_line(const SampleRef& sample, const SampleSource& source, const Grade& grade) {
  return line_of(sample, source, grade_to_json(grade, /*full_detail=*/false));
}

std::string result_line(const SampleRef& sample, const SampleSource& source, const Error& error) {
  return line_of(sample, source, error_to_json(error));
}

Result<SampleRef> sample_ref_from_json(const json& line) {
  const auto index = line.find("sample");
  if (index == line.end() || !index->is_number_unsigned()) {
    return failure(missing("sample"));
  }
  const auto id = line.find("problem_id");
  if (id == line.end() || !id->is_string()) {
    return failure(missing("problem_id"));
  }
  const auto key = line.find("key");
  if (key == line.end() || !key->is_string()) {
    return failure(missing("key"));
  }
  return SampleRef{.index = index->get<std::size_t>(),
                   .problem_id = id->get<std::string>(),
                   .key = key->get<std::string>()};
}

Result<Outcome> parse_result(std::string_view text) {
  Result<json> parsed = parse_json(text);
  if (!parsed) {
    return failure(std::move(parsed).error());
  }
  const json& line = *parsed;
  if (!line.is_object()) {
    return failure(ErrorCode::BadRequest, "not a JSON object");
  }
  Outcome outcome;
  Result<SampleRef> sample = sample_ref_from_json(line);
  if (!sample) {
    return failure(std::move(sample).error());
  }
  outcome.sample = std::move(*sample);
  const auto status = line.find("status");
  if (status != line.end() && *status == "error") {
    return read_error(line, std::move(outcome));
  }
  if (status == line.end() || *status != "graded") {
    return failure(missing("status"));
  }
  return read_grade(line, std::move(outcome));
}

}  // namespace assay::grader

#include "grader/eval/record.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "grader/core/codec_parse.h"
#include "grader/core/json_codec.h"
#include "grader/eval/outcome.h"
#include "grader/eval/sample.h"

namespace assay::grader {
namespace {

using nlohmann::json;

Result<std::vector<std::string>> lines_of(const std::string& path) {
  Result<LineReader> reader = LineReader::open(path);
  if (!reader) {
    return failure(std::move(reader).error());
  }
  std::vector<std::string> lines;
  while (true) {
    Result<std::optional<std::string>> line = reader->next();
    if (!line) {
      return failure(std::move(line).error());
    }
    if (!*line) {
      return lines;
    }
    if (!is_blank(**line)) {
      lines.push_back(std::move(**line));
    }
  }
}

/// source.problems or source.samples; empty if it is not there.
std::string source_of(const json& line, const char* which) {
  const auto source = line.find("source");
  if (source == line.end() || !source->is_object()) {
    return {};
  }
  const auto path = source->find(which);
  return path != source->end() && path->is_string() ? path->get<std::string>() : std::string();
}

Result<Record> read_recorded(const json& line) {
  const auto request = line.find("request");
  const auto answer = line.find("answer");
  if (answer == line.end() || !request->is_object() || !answer->is_object()) {
    return failure(ErrorCode::BadRequest, "a record is {\"request\": {...}, \"answer\": {...}}");
  }
  tl::expected<Request, RequestFault> parsed = parse_request(request->dump());
  if (!parsed) {
    return failure(std::move(parsed.error().error).with_context("request"));
  }
  Record record;
  record.name = "request " + parsed->id;
  record.request = *std::move(parsed);
  record.answer = std::make_shared<const json>(*answer);
  return record;
}

Error not_named(const char* which) {
  return {ErrorCode::BadRequest,
          std::string("the result does not name its ") + which + " file: give it with --" + which};
}

}  // namespace

Result<RecordReader> RecordReader::open(const std::string& path, Files instead) {
  Result<LineReader> reader = LineReader::open(path);
  if (!reader) {
    return failure(std::move(reader).error());
  }
  return RecordReader(path, std::move(instead), std::move(*reader));
}

Result<std::optional<Record>> RecordReader::next() {
  while (true) {
    Result<std::optional<std::string>> line = reader_.next();
    if (!line) {
      return failure(std::move(line).error());
    }
    if (!*line) {
      return std::optional<Record>();
    }
    if (is_blank(**line)) {
      continue;
    }
    Result<Record> record = read(**line);
    if (!record) {
      return failure(std::move(record).error().with_context(place(path_, reader_.line_number())));
    }
    return std::optional(std::move(*record));
  }
}

Result<Record> RecordReader::read(std::string_view text) {
  Result<json> line = parse_json(text);
  if (!line) {
    return failure(std::move(line).error());
  }
  if (line->is_object() && line->contains("request")) {
    return read_recorded(*line);
  }
  if (line->is_object() && line->contains("sample")) {
    return read_result(*line);
  }
  return failure(ErrorCode::BadRequest, "neither a record nor a result of an evaluation");
}

Result<Record> RecordReader::read_result(const json& line) {
  Result<SampleRef> ref = sample_ref_from_json(line);
  if (!ref) {
    return failure(std::move(ref).error());
  }
  Result<const ProblemSet*> set =
      problems(instead_.problems.empty() ? source_of(line, "problems") : instead_.problems);
  if (!set) {
    return failure(std::move(set).error());
  }
  Result<const std::vector<std::string>*> lines =
      samples(instead_.samples.empty() ? source_of(line, "samples") : instead_.samples);
  if (!lines) {
    return failure(std::move(lines).error());
  }
  const auto at = (*set)->find(ref->problem_id);
  if (!at || ref->index >= (*lines)->size()) {
    return failure(ErrorCode::NotFound, "the files hold no sample " + std::to_string(ref->index) +
                                            " of problem " + ref->problem_id);
  }
  const Problem& problem = (**set)[*at];
  Result<Sample> sample = parse_sample((**lines)[ref->index]);
  if (!sample) {
    return failure(std::move(sample).error().with_context("sample " + std::to_string(ref->index)));
  }
  if (sample_key(problem, sample->submission) != ref->key) {
    return failure(ErrorCode::BadRequest,
                   "sample " + std::to_string(ref->index) + " (" + ref->problem_id +
                       ") or its problem has changed since: it cannot be replayed");
  }
  Record record;
  record.name = "sample " + std::to_string(ref->index) + " (" + ref->problem_id + ")";
  record.request.id = "null";
  record.request.op = Op::Grade;
  record.request.body = std::make_shared<json>(
      json::object({{"problem", problem_to_json(problem)},
                    {"submission", submission_to_json(sample->submission)}}));
  record.answer = std::make_shared<const json>(line);
  return record;
}

Result<const ProblemSet*> RecordReader::problems(const std::string& path) {
  if (path.empty()) {
    return failure(not_named("problems"));
  }
  auto found = problems_.find(path);
  if (found == problems_.end()) {
    Result<ProblemSet> set = ProblemSet::load(path);
    if (!set) {
      return failure(std::move(set).error());
    }
    found = problems_.emplace(path, std::move(*set)).first;
  }
  return &found->second;
}

Result<const std::vector<std::string>*> RecordReader::samples(const std::string& path) {
  if (path.empty()) {
    return failure(not_named("samples"));
  }
  auto found = samples_.find(path);
  if (found == samples_.end()) {
    Result<std::vector<std::string>> lines = lines_of(path);
    if (!lines) {
      return failure(std::move(lines).error());
    }
    found = samples_.emplace(path, std::move(*lines)).first;
  }
  return &found->second;
}

}  // namespace assay::grader

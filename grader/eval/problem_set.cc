// Reading and writing of problem lines. The problem itself goes through the one codec that every
// front end uses; only the two side fields are handled here.

#include "grader/eval/problem_set.h"

#include <nlohmann/json.hpp>

#include "grader/core/codec_parse.h"
#include "grader/core/json_codec.h"
#include "grader/eval/line_reader.h"

namespace assay::grader {
namespace {

using nlohmann::json;

/// Calls `use(record, line_number)` for each problem until it returns false.
template <typename Use>
Result<void> for_each_record(const std::string& path, Use use) {
  Result<LineReader> reader = LineReader::open(path);
  if (!reader) {
    return failure(std::move(reader).error());
  }
  while (true) {
    Result<std::optional<std::string>> line = reader->next();
    if (!line) {
      return failure(std::move(line).error());
    }
    if (!*line) {
      return {};
    }
    if (is_blank(**line)) {
      continue;
    }
    Result<ProblemRecord> record = parse_problem_record(**line);
    if (!record) {
      return failure(std::move(record).error().with_context(place(path, reader->line_number())));
    }
    if (!use(std::move(*record), reader->line_number())) {
      return {};
    }
  }
}

}  // namespace

Result<ProblemRecord> problem_record_from_json(const json& line) {
  if (!line.is_object()) {
    return failure(ErrorCode::BadProblem, "a problem is a JSON object");
  }
  json problem = line;
  ProblemRecord record;
  if (const auto statement = problem.find("statement"); statement != problem.end()) {
    if (!statement->is_string()) {
      return failure(ErrorCode::BadProblem, "statement: expected a string");
    }
    record.statement = statement->get<std::string>();
    problem.erase(statement);
  }
  if (const auto reference = problem.find("reference"); reference != problem.end()) {
    Result<Submission> submission = submission_from_json(*reference);
    if (!submission) {
      return failure(std::move(submission).error().with_context("reference"));
    }
    record.reference = std::move(*submission);
    problem.erase(reference);
  }
  Result<Problem> parsed = problem_from_json(problem);
  if (!parsed) {
    return failure(std::move(parsed).error());
  }
  record.problem = std::move(*parsed);
  return record;
}

json problem_record_to_json(const ProblemRecord& record) {
  json line = problem_to_json(record.problem);
  line["id"] = record.problem.id;
  if (!record.statement.empty()) {
    line["statement"] = record.statement;
  }
  if (record.reference) {
    line["reference"] = submission_to_json(*record.reference);
  }
  return line;
}

Result<ProblemRecord> parse_problem_record(std::string_view text) {
  Result<json> parsed = parse_json(text);
  if (!parsed) {
    return failure(std::move(parsed).error());
  }
  return problem_record_from_json(*parsed);
}

Result<ProblemSet> ProblemSet::load(const std::string& path) {
  ProblemSet set;
  std::optional<Error> refused;
  Result<void> read = for_each_record(path, [&](ProblemRecord record, std::size_t line) {
    const std::string id = record.problem.id;
    if (id.empty()) {
      refused = Error(ErrorCode::BadProblem, place(path, line) + ": the problem has no \"id\"");
    } else if (!set.by_id_.emplace(id, set.problems_.size()).second) {
      refused =
          Error(ErrorCode::BadProblem, place(path, line) + ": id \"" + id + "\" is there twice");
    } else {
      set.problems_.push_back(std::move(record.problem));
    }
    return !refused;
  });
  if (!read) {
    return failure(std::move(read).error());
  }
  if (refused) {
    return failure(*std::move(refused));
  }
  return set;
}

std::optional<std::size_t> ProblemSet::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

Result<ProblemRecord> find_problem_record(const std::string& path, std::string_view id) {
  std::optional<ProblemRecord> found;
  Result<void> read = for_each_record(path, [&](ProblemRecord record, std::size_t) {
    if (record.problem.id == id) {
      found = std::move(record);
    }
    return !found;
  });
  if (!read) {
    return failure(std::move(read).error());
  }
  if (!found) {
    return failure(ErrorCode::NotFound,
                   path + ": no problem with the id \"" + std::string(id) + "\"");
  }
  return *std::move(found);
}

}  // namespace assay::grader

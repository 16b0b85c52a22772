#pragma once

// A file of problems, one JSON object a line: what `assay import` writes and `assay eval` reads. A
// line is a problem in protocol form with an "id", and two fields that grading never looks at:
//
//   "statement"  what a model is shown
//   "reference"  a submission that solves it, where the data set has one

#include <cstddef>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/grader.h"

namespace assay::grader {

struct ProblemRecord {
  Problem problem;  ///< With its id.
  std::string statement;
  std::optional<Submission> reference;
};

/// Errors: BadProblem, with the path of the field.
Result<ProblemRecord> problem_record_from_json(const nlohmann::json& json);
nlohmann::json problem_record_to_json(const ProblemRecord& record);
/// The same from the text of one line or file. Errors: those of parse_json too.
Result<ProblemRecord> parse_problem_record(std::string_view text);

/// The problems of a file, in its order; immutable once loaded, thread safe.
class ProblemSet {
 public:
  /// Errors: NotFound, Io, BadProblem (file:line; no id, an id twice, a malformed problem).
  static Result<ProblemSet> load(const std::string& path);
  /// Position of the problem with that id.
  std::optional<std::size_t> find(std::string_view id) const;
  const Problem& operator[](std::size_t position) const { return problems_[position]; }
  std::size_t size() const { return problems_.size(); }

 private:
  std::vector<Problem> problems_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

/// The record with that id, read no further than it. Errors: NotFound, and those of load.
Result<ProblemRecord> find_problem_record(const std::string& path, std::string_view id);

}  // namespace assay::grader

#pragma once

// Problem packages: a folder with problem.yaml, statement.md, tests and submissions. The format is
// documented in docs/PROBLEM_FORMAT.md.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/grader.h"

namespace assay::grader {

/// A solution that comes with the problem and the verdict that it claims by its folder's name
/// (submissions/wrong_answer/off_by_one.py).
struct ClaimedSolution {
  std::string path;
  Verdict claimed = Verdict::Accepted;
  Submission submission;
};

struct Package {
  std::string name;
  std::string title;
  std::string statement;
  Problem problem;
  std::vector<ClaimedSolution> solutions;
};

/// Errors: NotFound, BadProblem with file, line and field.
Result<Package> load_package(const std::string& folder);

/// A package by name below the search folders ("problems" beside the binary or ASSAY_PROBLEMS).
/// The name is a plain folder name: anything with '/' or a leading '.' is refused.
Result<Package> find_package(std::string_view name, const std::vector<std::string>& search);
std::vector<std::string> default_problem_folders();

/// One line of `assay validate`.
struct Finding {
  enum class Severity { Error, Warning, Note };
  Severity severity = Severity::Error;
  std::string where;    ///< "submissions/wrong_answer/off_by_one.py"
  std::string message;
};
struct Validation {
  std::vector<Finding> findings;
  int solutions_run = 0;
  bool ok() const;      ///< No Error.
};
/// Runs every solution of the package `repeats` times and says what is not as claimed: an accepted one
/// that fails, a rejected one with another verdict, repeats that disagree, no rejected solution, ...
Validation validate_package(const Package& package, Grader& grader, int repeats);
/// The same for a bare problem (op validate with an inline one): what can be said without solutions.
Validation validate_problem(const Problem& problem);

}  // namespace assay::grader

#pragma once

// Problem packages: a folder with problem.yaml, statement.md, tests and submissions. The format is
// documented in docs/PROBLEM_FORMAT.md.

#include <functional>
#include <map>
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
  std::string name;  ///< The folder's name; also problem.id.
  std::string title;
  std::string statement;  ///< Markdown.
  std::vector<std::string> authors;
  std::string license;  ///< An SPDX expression.
  std::string source;   ///< Where the problem comes from; may be empty.
  std::vector<std::string> tags;
  Problem problem;
  std::vector<ClaimedSolution> solutions;  ///< Accepted ones first, then by claim and name.
};

/// Reads a package from its folder. Errors: NotFound, TooLarge, BadProblem ("problem.yaml:12:3:
/// limits.cpu_s: ..."), Io. Thread safe; never throws.
Result<Package> load_package(const std::string& folder);

/// The same from files in memory (an archive, a test): content by path relative to the package's
/// folder. A pure function of its arguments.
Result<Package> package_from_files(std::string_view name,
                                   const std::map<std::string, std::string, std::less<>>& files);

/// A package by name in the first of the search folders that has it. The name comes from a request:
/// it is a plain folder name (letters, digits and "_.+-", not beginning with a sign), anything else
/// is refused before the file system sees it, and a symbolic link of that name is not followed.
/// Errors: NotFound, and those of load_package.
Result<Package> find_package(std::string_view name, const std::vector<std::string>& search);
/// ASSAY_PROBLEMS (folders, colon-separated) if it is set; else those that exist of: problems/
/// beside the binary, ../share/assay/problems, and the source tree that the binary was built from.
std::vector<std::string> default_problem_folders();

/// One line of `assay validate`.
struct Finding {
  enum class Severity { Error, Warning, Note };
  Severity severity = Severity::Error;
  std::string where;  ///< "submissions/wrong_answer/off_by_one.py"
  std::string message;
};
/// "error", "warning", "note": names of protocol v1.
std::string_view name(Finding::Severity severity);

struct Validation {
  std::vector<Finding> findings;
  int solutions_run = 0;
  bool ok() const;  ///< No Error.
};
/// Runs every solution of the package `repeats` times and says what is not as claimed: an accepted
/// one that fails, a rejected one with another verdict, repeats that disagree, no rejected
/// solution, ...
Validation validate_package(const Package& package, Grader& grader, int repeats);
/// The same for a bare problem (op validate with an inline one): what can be said without
/// solutions.
Validation validate_problem(const Problem& problem);

}  // namespace assay::grader

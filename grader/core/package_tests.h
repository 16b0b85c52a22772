#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/core/package_files.h"

namespace assay::grader {

/// The files of a package; what is read is ticked off, so that files nobody asked for are found.
/// Borrows them.
class TickedFiles {
 public:
  explicit TickedFiles(const FileTree& files) : files_(files) {}

  /// The content of a file, or nothing; ticks it off.
  const std::string* take(const std::string& path);
  /// Errors: BadProblem, if it is missing.
  Result<const std::string*> require(const std::string& path);
  bool is_used(std::string_view path) const { return used_.contains(path); }
  const FileTree& all() const { return files_; }

 private:
  const FileTree& files_;
  std::set<std::string, std::less<>> used_;
};

/// Adds the tests of a problem of this kind to its JSON form; `test_files` gets the .in of each
/// stdio test. Errors: BadProblem.
Result<void> add_package_tests(TickedFiles& files, const std::string& kind, nlohmann::json& problem,
                               std::vector<std::string>& test_files);

}  // namespace assay::grader

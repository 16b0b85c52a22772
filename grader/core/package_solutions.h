#pragma once

// The solutions that come with a problem: submissions/<claimed verdict>/<file or folder>.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/core/package.h"
#include "grader/core/package_files.h"

namespace assay::grader {

inline constexpr std::string_view kSolutionsFolder = "submissions/";

/// Every solution, accepted ones first. A file is a submission of one source file in the language
/// of its extension, or model text if it ends in .txt or .md; a folder is one of several files, of
/// which the one named main.* (any case) is the main one and tells the language. Errors:
/// BadProblem.
Result<std::vector<ClaimedSolution>> read_claimed_solutions(const FileTree& files);

}  // namespace assay::grader

#pragma once

#include <string>

#include "grader/cli/console.h"
#include "grader/grader.h"

namespace assay::cli {

/// Tests beyond so many are summed up: then only those that failed are listed.
inline constexpr std::size_t kMaxListedTests = 50;

/// A grade for people: a table of its tests, what is to be said of it, and last a line with verdict
/// and reward. With `details`, what each test printed too.
std::string grade_text(const grader::Grade& grade, const Console& console, bool details);

Colour colour_of(grader::Verdict verdict);

}  // namespace assay::cli

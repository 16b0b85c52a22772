#pragma once

#include <string>

#include "grader/cli/console.h"
#include "grader/grader.h"

namespace assay::cli {

/// How a run ended and what it cost, for people, some lines.
std::string run_text(const grader::RunOutcome& outcome, const Console& console);

/// `out` as it is, or with control characters removed where it would go to a terminal.
std::string passed_through(std::string_view out, bool to_terminal);

}  // namespace assay::cli

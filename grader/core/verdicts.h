#pragma once

#include <optional>

#include "checkers/checkers.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// What a run that did not end well is called in a grade; nothing for Ok, which a checker has still
/// to judge.
std::optional<Verdict> failed_run(sandbox::Verdict verdict);

/// What a checker's outcome is called.
Verdict judged(checkers::Outcome outcome);

}  // namespace assay::grader

#pragma once

// What a step can have made ahead of all submissions: a precompiled header, a class archive. It
// saves time and changes nothing else; where it is missing or stale the step goes the plain way.

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "grader/core/ahead_folder.h"
#include "grader/core/languages.h"
#include "grader/core/runner.h"

namespace assay::grader {

/// A step of an installed language that has something to make ahead. Borrows the language.
struct AheadStep {
  const Language* language = nullptr;
  const Language::Step* step = nullptr;
  bool compiles = false;  ///< Its compile step, not its run step.
};
std::vector<AheadStep> ahead_steps(const Language& language);

/// The name under which it is kept: from what it is made of (the command, its environment and
/// input) and from the size and time of the files that it depends on, so that another compiler or
/// library asks for another name. Reads the file system; runs nothing.
std::string ahead_name(const AheadStep& step);

/// Makes it in a box and keeps it in `folder`; older ones of the same step go. Errors: those of
/// Runner::run; Io; Sandbox (the command failed: says what it said).
Result<void> make_ahead(Runner& runner, const AheadStep& step, const AheadFolder& folder,
                        const std::stop_token& stop);

/// Lets the steps of `language` use what `folder` has for them.
void use_ahead(Language& language, const AheadFolder& folder);

}  // namespace assay::grader

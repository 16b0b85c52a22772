#pragma once

// Programs of tests/programs in other languages than C, and those in compile/, which are attacks on
// the compiler: what they claim, and how they are run, which is the road of every submission
// (language, compile step, cache), through the grader.

#include <string>
#include <vector>

#include "grader/grader.h"
#include "tests/kernel/program_claim.h"

namespace assay::test {

struct Submitted {
  Claim claim;  ///< Allowed may name "compile_error" as well.
  std::string language;
  std::string code;

  bool applies(sandbox::Tier tier) const {
    return claim.applies(tier) && !(tier == sandbox::Tier::Confined && claim.has("Warm"));
  }
};

/// All of them, by name: sources of a language in the folders of `folder` (tests/programs) but
/// python/, whose programs claim nothing. Throws like read_claims.
std::vector<Submitted> read_submitted(const std::string& folder);

/// A copy of the language descriptions (below `source`) in `folder`, in which compile steps may use
/// a few seconds only: a bomb that burns 20 s shows no more than one that burns 3. Returns
/// `folder`.
std::string short_compiles(const std::string& source, const std::string& folder);

/// What the one line begins with where the language is not to be had here.
inline constexpr std::string_view kNotInstalled = "not installed: ";

/// Runs it as often as it says; where an outcome is not what it claims. One line a fault.
std::vector<std::string> faults_of(grader::Grader& grader, const Submitted& submitted);

}  // namespace assay::test

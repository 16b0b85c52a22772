#pragma once

// The opening comments of tests/programs as data: what a program claims about its end, how it is to
// be run, and how a report falls short of the claim. tests/programs/program.h tells the fields.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sandbox/sandbox.h"

namespace assay::test {

/// The opening comment of a program.
struct Claim {
  std::string name;
  std::string category;  ///< The folder that it lies in.
  std::map<std::string, std::string> fields;

  bool has(const std::string& field) const { return fields.contains(field); }
  std::string text(const std::string& field) const { return has(field) ? fields.at(field) : ""; }
  /// The words of a field, between commas or spaces.
  std::vector<std::string> list(const std::string& field) const;
  int runs() const { return has("Runs") ? std::stoi(text("Runs")) : 1; }
  /// Whether it is meant to be run in this tier.
  bool applies(sandbox::Tier tier) const;
};

/// The claim of one source, C or any language whose comments begin with // or #. Throws like
/// read_claims.
Claim read_claim(const std::filesystem::path& source);

/// The claims of all C programs below `folder` (tests/programs), by name; a comment that breaks the
/// form throws std::runtime_error with the file's name.
std::vector<Claim> read_claims(const std::string& folder);

/// How to run it: the executable `attacks` of the build's programs as /box/<name>.
sandbox::Spec spec_of(const Claim& claim, const sandbox::Blob& all_programs);

/// Its limits, those that it does not name being the standard ones; wall time is 30 s then.
sandbox::Limits limits_of(const Claim& claim);

/// Adds a line to `faults` for each line of `text` that says ESCAPED, or is one of the host's.
void find_escapes(const std::string& text, std::vector<std::string>& faults);

/// Where an outcome is not what the comment allows; empty if it holds. One line a fault; one that
/// begins with "ESCAPED" is the program's own word.
std::vector<std::string> faults_of(const Claim& claim, const Result<sandbox::Report>& report);

/// What the host has that no program may reach: a listener with an abstract name, a folder that
/// anybody may write to, a secret in the environment, signals blocked and ignored. Kept until the
/// end of the process.
void set_up_host(const std::string& binary_dir);

}  // namespace assay::test

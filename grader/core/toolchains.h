#pragma once

#include <map>
#include <mutex>
#include <stop_token>
#include <string>

#include "grader/core/languages.h"
#include "grader/core/runner.h"

namespace assay::grader {

/// Which version of a compiler or interpreter grades, for provenance and for the keys of the
/// artifact cache. Asked once per language, in a box. Thread safe.
class Toolchains {
 public:
  explicit Toolchains(Runner& runner) : runner_(runner) {}

  /// "Python 3.11.2"; "unknown" where the tool does not tell (not remembered, asked again next
  /// time).
  std::string version(const Language& language, const std::stop_token& stop);

  static constexpr std::size_t kMaxVersion = 200;

 private:
  Runner& runner_;
  std::mutex mutex_;
  std::map<std::string, std::string, std::less<>> versions_;  ///< By language name.
};

/// The run that asks for the version.
sandbox::Spec version_spec(const Language& language);

}  // namespace assay::grader

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <stop_token>

#include "grader/core/languages.h"
#include "grader/core/runner.h"
#include "grader/core/toolchains.h"

namespace assay::grader {

/// The languages as `capabilities` tells of them: name, aliases, whether the toolchain is there and
/// which version it is. A version is asked for in a box, once. Thread safe.
class LanguageCatalog {
 public:
  /// The executor outlives it.
  LanguageCatalog(sandbox::Executor& executor, Languages languages)
      : runner_(executor), toolchains_(runner_), languages_(std::move(languages)) {}

  nlohmann::json describe(const std::stop_token& stop);

 private:
  Runner runner_;
  Toolchains toolchains_;
  Languages languages_;
};

}  // namespace assay::grader

#pragma once

#include <memory>
#include <vector>

#include "grader/core/language_json.h"

namespace assay::grader {

/// Brings a description together with this host: finds the tool, expands patterns, makes the roots.
/// What is missing is no error but Language::missing. Reads the file system; runs nothing.
class HostBinder {
 public:
  Language bind(LanguageDescription description);

 private:
  void bind_program(const LanguageDescription& description, Language& language);
  std::shared_ptr<const sandbox::Root> shared(sandbox::Root root);

  /// Equal roots are one object, so that an executor meets few layouts.
  std::vector<std::shared_ptr<const sandbox::Root>> roots_;
};

}  // namespace assay::grader

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
  /// 0, or the errno for which it could not be told what is here and what is missing.
  int trouble() const { return trouble_; }

 private:
  void bind_program(const LanguageDescription& description, Language& language);
  std::shared_ptr<const sandbox::Root> shared(sandbox::Root root);

  /// Equal roots are one object, so that an executor meets few layouts.
  std::vector<std::shared_ptr<const sandbox::Root>> roots_;
  int trouble_ = 0;
};

}  // namespace assay::grader

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "grader/core/languages.h"
#include "grader/grader.h"

namespace assay::grader {

/// What a problem lets a submission be.
struct SubmissionRules {
  std::vector<std::string> languages{};  ///< Allowed ones, names or aliases; empty: all.
  std::string_view default_language{};   ///< For model text that names none; may be empty.
  bool whole_text_allowed = false;       ///< Model text without any fence may be the code itself.
};

/// A submission as files of one language that is installed here.
struct Prepared {
  const Language* language = nullptr;  ///< Null: the model text holds no code.
  std::vector<SourceFile> files;
  std::string main;
};

/// Sum of all files of a submission.
inline constexpr std::size_t kMaxSubmissionBytes = 16U << 20U;
/// Files whose names begin so belong to the harness.
inline constexpr std::string_view kHarnessPrefix = ".assay";

/// Brings a submission into its one form. Errors:
/// BadSubmission (names, size, form, language not allowed), UnknownLanguage, MissingToolchain.
Result<Prepared> prepare(const Submission& submission, const SubmissionRules& rules,
                         const Languages& languages);

}  // namespace assay::grader

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace assay::grader {

struct ExtractedCode {
  std::string code;
  std::string fence_label;  ///< "python", "" if the fence had none.
};

/// The code of a model's answer: the last fenced block (``` or ~~~) whose label is `language` or one of
/// its aliases; else the last block without a label; else, if there is no fence at all and
/// `whole_text_allowed`, the text itself. An unclosed last fence runs to the end (a truncated answer).
/// <think>...</think> is removed first. Linear time.
std::optional<ExtractedCode> extract_code(std::string_view text, std::string_view language,
                                          bool whole_text_allowed);

}  // namespace assay::grader

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace assay::grader {

struct ExtractedCode {
  std::string code;         ///< Line ends are "\n"; ends in one unless it was cut off.
  std::string fence_label;  ///< "python", in lower case; "" if the fence had none.
};

/// The code of a model's answer: the last fenced block (``` or ~~~, by the rules of CommonMark 0.31
/// section 4.5, but at any indentation) whose label is one of `labels` (a language's name and
/// aliases; in any case); else the last block without a label; else, if there is no fence at all
/// and `whole_text_allowed`, the text itself. With no `labels` at all the last block counts,
/// whatever its label. Blocks of white space only do not count. An unclosed last fence runs to the
/// end (a truncated answer). A block labelled markdown or md is looked into.
///
/// Thinking is no answer: <think>...</think> at the begin of a line is removed first, as is what
/// stands before a </think> that was never opened, and all after a <think> that was never closed.
/// Linear time.
std::optional<ExtractedCode> extract_code(std::string_view text,
                                          std::span<const std::string> labels,
                                          bool whole_text_allowed);

}  // namespace assay::grader

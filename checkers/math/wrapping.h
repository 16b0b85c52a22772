#pragma once

#include <string>
#include <string_view>

namespace assay::checkers::math {

/// The text without what stands around an answer: $, \boxed, **, final periods, "answer:". A view
/// into `text`.
std::string_view unwrap(std::string_view text);

/// "an ellipse" without its article; "a pi" and "a sin x" are products and stay.
std::string_view without_article(std::string_view text);

/// Spellings that come from escaping and printing: "\\dfrac", "&gt;", "np.sqrt", "1 h 30 min".
std::string repaired(std::string_view text);

}  // namespace assay::checkers::math

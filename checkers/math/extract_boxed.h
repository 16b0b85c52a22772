#pragma once

#include <string>
#include <string_view>

namespace assay::checkers::math {

enum class BoxSearch { Found, None, Unclosed };

struct BoxResult {
  BoxSearch search = BoxSearch::None;
  std::string content;  ///< Several boxes of one answer are joined by ", ".
};

/// The last \boxed{...} or \fbox{...} of `text`, braces balanced ("\boxed 5" too), together with
/// the boxes before it that belong to the same answer: those with nothing between them but
/// connectives, delimiters and assignments ("\boxed{1} and \boxed{2}", "y_1 = \boxed{..}, y_2 =
/// \boxed{..}"). Unclosed: the last box has no closing brace (a truncated output). Linear time.
BoxResult find_boxed(std::string_view text);

}  // namespace assay::checkers::math

#pragma once

#include <string>
#include <string_view>

namespace assay::checkers::math {

/// `text` with the mathematical characters of Unicode written as LaTeX ("π" -> "\pi ", "x²" ->
/// "x^{2}", "½" -> "\frac{1}{2}", "−" -> "-") and everything else compatibility-normalised (NFKC,
/// fullwidth digits); letters of other scripts stay. Bytes that are no UTF-8 become U+FFFD, which
/// no grammar reads.
std::string to_latex_ascii(std::string_view text);

}  // namespace assay::checkers::math

// One mechanism for every checker that goes by tokens. The two texts are walked in step, and the
// walk ends at the first difference, at the end of both, or where one has a token that the other
// has not: nothing is cut to the shorter of the two.

#include "checkers/text/token_comparison.h"

#include <fmt/format.h>

#include "checkers/text/message.h"
#include "checkers/text/scan.h"

namespace assay::checkers {
namespace {

enum class Named { None, Infinity, MinusInfinity, Nan };

/// The spellings of C, C++, Python, Java, JavaScript, Go and Rust, in any case.
Named named_value(std::string_view token) {
  const bool negative = token.starts_with('-');
  if (negative || token.starts_with('+')) {
    token.remove_prefix(1);
  }
  if (same_text(token, "inf", false) || same_text(token, "infinity", false)) {
    return negative ? Named::MinusInfinity : Named::Infinity;
  }
  return same_text(token, "nan", false) ? Named::Nan : Named::None;
}

/// Nothing if they are equal, else why they are not.
std::optional<std::string_view> difference(std::string_view answer, std::string_view output,
                                           const TokenRules& rules) {
  constexpr std::string_view kDifferent = "";
  if (answer == output) {
    return std::nullopt;
  }
  if (rules.numeric()) {
    if (const std::optional<Decimal> expected = Decimal::parse(answer)) {
      const std::optional<Decimal> actual = Decimal::parse(output);
      if (!actual) {
        return "not a decimal number";
      }
      if (rules.integers_exact && expected->is_integer_literal() && actual->is_integer_literal()) {
        return compare(*expected, *actual) == 0 ? std::nullopt
                                                : std::optional("integers are compared exactly");
      }
      if ((rules.absolute && within_absolute(*expected, *actual, *rules.absolute)) ||
          (rules.relative && within_relative(*expected, *actual, *rules.relative))) {
        return std::nullopt;
      }
      return "outside the tolerance";
    }
    if (rules.named_values && named_value(answer) != Named::None) {
      return named_value(answer) == named_value(output) ? std::nullopt : std::optional(kDifferent);
    }
  }
  return same_text(answer, output, rules.case_sensitive) ? std::nullopt : std::optional(kDifferent);
}

}  // namespace

Judgement compare_tokens(std::string_view answer, std::string_view output,
                         const TokenRules& rules) {
  TokenScanner answers(answer);
  TokenScanner outputs(output);
  for (std::size_t index = 1;; ++index) {
    const std::optional<std::string_view> expected = answers.next();
    const std::optional<std::string_view> actual = outputs.next();
    if (rules.space_sensitive && answers.space_before() != outputs.space_before()) {
      return wrong(fmt::format("white space before token {} (line {}): expected {}, got {}", index,
                               line_number(output, outputs.space_before()),
                               quote(answers.space_before()), quote(outputs.space_before())));
    }
    if (!expected && !actual) {
      return accepted();
    }
    if (!expected) {
      return wrong(fmt::format("token {} (line {}): expected the end of the output, got {}", index,
                               line_number(output, *actual), quote(*actual)));
    }
    if (!actual) {
      return wrong(
          fmt::format("token {}: expected {}, got the end of the output", index, quote(*expected)));
    }
    if (const std::optional<std::string_view> why = difference(*expected, *actual, rules)) {
      return wrong(fmt::format("token {} (line {}): expected {}, got {}{}{}", index,
                               line_number(output, *actual), quote(*expected), quote(*actual),
                               why->empty() ? "" : ": ", *why));
    }
  }
}

}  // namespace assay::checkers

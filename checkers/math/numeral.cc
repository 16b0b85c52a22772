// Reading numbers. The hard part is what a comma or a space between digits means; the rules:
//   - {,}  ,\!  \,  \!  ~  _ between digits always separate thousands (groups of exactly three).
//   - A plain comma or space does so where the whole run of digits and commas has the form
//   d{1,3}(,ddd)+
//     (or groups of four, as in East Asia) and is not inside brackets, where commas separate
//     elements.

#include "checkers/math/numeral.h"

#include <array>
#include <string>

namespace assay::checkers::math {
namespace {

constexpr std::int64_t kMaxExponent = 100'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// Do groups of `width` digits, each after `mark`, follow at `at`? Returns where they end.
std::size_t groups_end(std::string_view text, std::size_t at, std::string_view mark,
                       std::size_t width) {
  while (text.substr(at, mark.size()) == mark) {
    const std::size_t start =
        mark.size() > 1 ? skip_spaces(text, at + mark.size()) : at + mark.size();
    const std::size_t end = digits_end(text, start);
    if (end - start != width) break;
    at = end;
  }
  return at;
}

// The end of a whole number that starts at `begin` with a plain run of digits ending at `end`.
std::size_t grouped_end(std::string_view text, std::size_t begin, std::size_t end,
                        NumeralRules rules) {
  const std::size_t first = end - begin;
  if (first == 0 || first > 4 || text[begin] == '0') return end;
  // 36,36,108: what stands before shows that commas separate elements
  const bool in_list = begin >= 2 && text[begin - 1] == ',' && is_digit(text[begin - 2]);
  if (first <= 3) {
    for (const std::string_view mark :
         {std::string_view("{,}"), std::string_view(",\\!"), std::string_view("\\,"),
          std::string_view("\\!"), std::string_view("{\\,}"), std::string_view("\\ "),
          std::string_view("~"), std::string_view("_"), std::string_view(","),
          std::string_view(", \\!")}) {
      if (mark == "," && (rules.comma_separates || rules.decimal_comma || in_list)) continue;
      const std::size_t stop = groups_end(text, end, mark, 3);
      if (stop == end) continue;
      const bool more = stop + 1 < text.size() && text[stop] == ',' && is_digit(text[stop + 1]);
      if (mark == "," && more) continue;  // 1,234,56: no grouping
      return stop;
    }
    if (rules.decimal_comma) {
      if (const std::size_t stop = groups_end(text, end, ".", 3); stop != end) return stop;
    }
    const std::size_t stop = groups_end(text, end, " ", 3);
    if (stop != end) return stop;
  }
  return end;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit(c)) digits += c;
  }
  return digits;
}

// 0.1(6): whole digits, digits before the period, the period.
Rational repeating(const std::string& digits, std::size_t decimals, const std::string& period) {
  const Rational head = Rational::from_digits(digits, decimals);
  const Rational nines =
      Rational::power_of_ten(static_cast<std::int64_t>(period.size())) - Rational(1);
  const Rational tail = Rational::from_digits(period, 0) / nines;
  return head + tail * Rational::power_of_ten(-static_cast<std::int64_t>(decimals));
}

// The shortest period that the last digits repeat: three times for one digit, twice for more.
std::string period_of(std::string_view decimals) {
  for (std::size_t width = 1; width <= decimals.size() / 2; ++width) {
    const std::size_t times = width == 1 ? 3 : 2;
    if (decimals.size() < width * times) continue;
    const std::string_view period = decimals.substr(decimals.size() - width);
    bool repeats = true;
    for (std::size_t k = 2; k <= times && repeats; ++k) {
      repeats = decimals.substr(decimals.size() - width * k, width) == period;
    }
    if (repeats) return std::string(period);
  }
  return {};
}

struct Mark {
  std::string_view open;
  char close;
};

// 0.\dot{1}4\dot{2}: dots on the first and the last digit of the period.
std::optional<std::pair<std::string, std::size_t>> dotted_period(std::string_view text,
                                                                 std::size_t at) {
  constexpr std::string_view kDot = "\\dot{";
  constexpr std::size_t kWidth = kDot.size() + 2;
  const auto dotted = [&](std::size_t i) {
    return text.substr(i, kDot.size()) == kDot && i + kWidth <= text.size() &&
           is_digit(text[i + kDot.size()]) && text[i + kWidth - 1] == '}';
  };
  if (!dotted(at)) return std::nullopt;
  const std::size_t last = digits_end(text, at + kWidth);
  if (!dotted(last)) return std::nullopt;
  std::string period(text.substr(at + kDot.size(), 1));
  period += text.substr(at + kWidth, last - at - kWidth);
  period += text[last + kDot.size()];
  return std::pair(std::move(period), last + kWidth);
}

// 0.\overline{3}, 0.\dot{3}, 0.(3) behind the digits at `at`.
std::optional<std::pair<std::string, std::size_t>> marked_period(std::string_view text,
                                                                 std::size_t at, bool after_point) {
  static constexpr std::array<Mark, 5> kMarks = {
      {{"\\overline{", '}'}, {"\\bar{", '}'}, {"\\dot{", '}'}, {"\\overline ", ' '}, {"(", ')'}}};
  if (auto period = dotted_period(text, at)) return period;
  for (const Mark& mark : kMarks) {
    if (mark.open == "(" && !after_point) continue;
    if (text.substr(at, mark.open.size()) != mark.open) continue;
    const std::size_t start = at + mark.open.size();
    std::size_t end = digits_end(text, start);
    if (end == start) continue;
    if (mark.close == ' ') return std::pair(std::string(text.substr(start, 1)), start + 1);
    if (end < text.size() && text[end] == mark.close) {
      return std::pair(std::string(text.substr(start, end - start)), end + 1);
    }
  }
  return std::nullopt;
}

std::size_t ellipsis_end(std::string_view text, std::size_t at) {
  const std::size_t start = skip_spaces(text, at);
  for (const std::string_view dots : {"\\ldots", "\\dots", "\\cdots", "..."}) {
    if (text.substr(start, dots.size()) == dots) return start + dots.size();
  }
  return at;
}

// Reads "e-12" at numeral.end; false where the exponent is too large to be written out.
bool read_exponent(std::string_view text, Numeral& numeral) {
  std::size_t at = numeral.end;
  if (at >= text.size() || (text[at] != 'e' && text[at] != 'E')) return true;
  ++at;
  const bool negative = at < text.size() && text[at] == '-';
  if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
  const std::size_t end = digits_end(text, at);
  if (end == at || (end < text.size() && (is_letter(text[end]) || text[end] == '^'))) return true;
  if (end - at > 6) return false;
  const std::int64_t exponent = std::stoll(std::string(text.substr(at, end - at)));
  if (exponent > kMaxExponent) return false;
  numeral.value = numeral.value * Rational::power_of_ten(negative ? -exponent : exponent);
  numeral.end = end;
  numeral.plain = false;
  return true;
}

int significant_digits(const std::string& digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? 0 : static_cast<int>(digits.size() - first);
}

}  // namespace

std::optional<Numeral> read_numeral(std::string_view text, std::size_t begin, NumeralRules rules) {
  const std::size_t plain_end = digits_end(text, begin);
  std::size_t end = grouped_end(text, begin, plain_end, rules);
  const char point = rules.decimal_comma ? ',' : '.';
  Numeral numeral;
  std::string digits = digits_of(text.substr(begin, end - begin));
  const std::size_t whole = digits.size();
  const bool has_point = end < text.size() && text[end] == point;
  const std::size_t fraction_end = has_point ? digits_end(text, end + 1) : end;
  if (has_point) {
    if (auto period = marked_period(text, fraction_end, fraction_end == end + 1)) {
      digits += text.substr(end + 1, fraction_end - end - 1);
      if (digits.empty()) digits = "0";
      numeral.value = repeating(digits, fraction_end - end - 1, period->first);
      numeral.end = period->second;
      numeral.end = ellipsis_end(text, numeral.end);
      numeral.plain = false;
      return numeral;
    }
  }
  // "1./3": a point with nothing behind it, in the way of programs
  if (has_point && fraction_end == end + 1 && end > begin && fraction_end < text.size() &&
      (text[fraction_end] == '/' || text[fraction_end] == '*')) {
    end = fraction_end;
  } else if (has_point && fraction_end > end + 1) {
    const std::string_view decimals = text.substr(end + 1, fraction_end - end - 1);
    digits += decimals;
    if (const std::size_t after = ellipsis_end(text, fraction_end); after != fraction_end) {
      const std::string period = period_of(decimals);
      if (period.empty()) return std::nullopt;
      numeral.value = repeating(digits, digits.size() - whole, period);
      numeral.end = after;
      numeral.plain = false;
      return numeral;
    }
    numeral.decimals = static_cast<int>(decimals.size());
    numeral.plain = false;
    end = fraction_end;
  }
  if (digits.empty()) return std::nullopt;
  numeral.value = Rational::from_digits(
      digits, numeral.decimals > 0 ? static_cast<std::size_t>(numeral.decimals) : 0);
  numeral.significant = significant_digits(digits);
  numeral.end = end;
  if (!read_exponent(text, numeral)) return std::nullopt;
  return numeral;
}

}  // namespace assay::checkers::math

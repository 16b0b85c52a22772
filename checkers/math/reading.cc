// From a text to a typed value: the wrapping comes off, then the grammar has to consume the rest to
// its end. Only a text with words in it may become words; a formula that the grammar does not know
// is unparsed, whatever numbers it contains.

#include "checkers/math/reading.h"

#include <algorithm>
#include <optional>

#include "checkers/math/ascii.h"
#include "checkers/math/choices.h"
#include "checkers/math/limits.h"
#include "checkers/math/numeral.h"
#include "checkers/math/parser.h"
#include "checkers/math/unicode.h"
#include "checkers/math/word_readings.h"
#include "checkers/math/wrapping.h"

namespace assay::checkers::math {
namespace {

// A formula set one token a row, as some models do: \begin{matrix} 1 \\ - \\ \dfrac{ \\ 2 \\ } ...
std::optional<std::string> without_rows(std::string_view text) {
  constexpr std::string_view kBegin = "\\begin{matrix}";
  constexpr std::string_view kEnd = "\\end{matrix}";
  if (!text.starts_with(kBegin) || !text.ends_with(kEnd) ||
      text.find('&') != std::string_view::npos)
    return std::nullopt;
  const std::string_view body =
      text.substr(kBegin.size(), text.size() - kBegin.size() - kEnd.size());
  if (body.find("\\begin") != std::string_view::npos) return std::nullopt;
  std::string out;
  for (std::size_t at = 0; at <= body.size();) {
    const std::size_t end = std::min(body.find("\\\\", at), body.size());
    const std::string_view row = trim(body.substr(at, end - at));
    if (row.starts_with("\\text{") &&
        trim(row.substr(6)).find_first_not_of("{} ") == std::string_view::npos) {
      at = end + 2;  // an empty run
      continue;
    }
    const bool digits = row.size() > 1 && std::all_of(row.begin(), row.end(), is_digit);
    out += digits ? "{" + std::string(row) + "}" : std::string(row);
    out += ' ';
    at = end + 2;
  }
  return out;
}

// "737/39 (about 18.9 cards)": the remark becomes a part of the chain, which has to be true.
std::optional<std::string> with_remark(std::string_view text) {
  if (text.size() > 400) return std::nullopt;
  for (const std::string_view open : {"\\text{(about ", "\\text{(approximately ", "(about ",
                                      "(approximately ", "\\text{ (about "}) {
    const std::size_t at = text.rfind(open);
    if (at == std::string_view::npos || at == 0) continue;
    const std::size_t start = text.find_first_of("0123456789.", at + open.size());
    if (start == std::string_view::npos) return std::nullopt;
    const auto number =
        read_numeral(text, start, {.comma_separates = false, .decimal_comma = false});
    if (!number) return std::nullopt;
    for (const char c : text.substr(number->end)) {
      if (is_digit(c)) return std::nullopt;
    }
    return std::string(text.substr(0, at)) + " \\approx " +
           std::string(text.substr(start, number->end - start));
  }
  return std::nullopt;
}

}  // namespace

Reading read_answer(std::string_view text, const Policy& policy, Arena& arena) {
  Reading reading;
  if (text.size() > kMaxTextBytes) {
    reading.error = "longer than " + std::to_string(kMaxTextBytes) + " bytes";
    return reading;
  }
  const std::string ascii = repaired(to_latex_ascii(text));
  const std::string inner(without_article(unwrap(ascii)));
  reading.text = inner;
  if (bare_text(inner).empty() && inner.find("\\}") == std::string::npos) {
    reading.empty = true;
    reading.error = "empty";
    return reading;
  }
  if (const std::optional<Choice> choice = read_choice(inner)) {
    reading.choice = choice->letter;
    reading.choice_text = choice->text;
  }
  if (Ref words = special_words(inner, arena); words != nullptr) {
    reading.root = words;
    return reading;
  }
  if (Ref date = date_words(inner, arena); date != nullptr) {
    reading.root = date;
    return reading;
  }
  Parser parser(inner, arena, policy.decimal_comma);
  reading.root = parser.parse_answer();
  if (reading.root != nullptr) return reading;
  reading.error = parser.error();
  for (const auto& other : {without_rows(inner), with_remark(inner)}) {
    if (!other) continue;
    Parser again(*other, arena, policy.decimal_comma);
    if (Ref root = again.parse_answer(); root != nullptr) {
      reading.root = root;
      return reading;
    }
  }
  if (!has_words(inner)) return reading;
  if (const auto value = stated_value(inner)) {
    const std::string stated(unwrap(*value));
    Parser second(stated, arena, policy.decimal_comma);
    if (Ref root = second.parse_answer(); root != nullptr) {
      reading.root = root;
      return reading;
    }
  }
  const std::string words = normal_words(inner, policy.ignore_case);
  const bool plain = std::all_of(words.begin(), words.end(), [](char c) {
    return is_letter(c) || c == ' ' || c == '-' || c == '\'' || c == ',' ||
           static_cast<signed char>(c) < 0;
  });
  Node* node = arena.make(plain ? Op::Text : Op::Prose);
  node->name = plain ? words : normal_tokens(inner, policy.ignore_case);
  if (!plain && words.find("month") != std::string::npos) {
    node->op = Op::Text;
    node->name = words;
  }
  reading.root = node;
  return reading;
}

}  // namespace assay::checkers::math

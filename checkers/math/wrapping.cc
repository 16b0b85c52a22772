// What stands around an answer and is no part of it. Everything here looks at the text alone and
// takes off one layer at a time; a layer that does not wrap the whole text stays.

#include "checkers/math/wrapping.h"

#include <algorithm>

#include "checkers/math/ascii.h"
#include "checkers/math/choices.h"
#include "checkers/math/number_words.h"
#include "checkers/math/reading.h"
#include "checkers/math/units.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

bool strip_prefix(std::string_view& text, std::string_view prefix) {
  if (text.size() <= prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (lower(text[i]) != lower(prefix[i])) return false;
  }
  text = trim(text.substr(prefix.size()));
  return true;
}

// Does a pair of marks wrap the whole text?
bool strip_pair(std::string_view& text, std::string_view open, std::string_view close) {
  if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close))
    return false;
  const std::string_view inner = text.substr(open.size(), text.size() - open.size() - close.size());
  if (inner.find(open) != std::string_view::npos || inner.find(close) != std::string_view::npos)
    return false;
  text = trim(inner);
  return true;
}

bool strip_final_mark(std::string_view& text) {
  if (text.size() < 2) return false;
  if (text.back() == '\\' && text[text.size() - 2] != '\\') {  // "7\ ", trimmed
    text = trim(text.substr(0, text.size() - 1));
    return true;
  }
  if (text.ends_with("...") || text.ends_with("\\.")) return false;
  const char last = text.back();
  const bool spacing =
      text[text.size() - 2] == '\\' && (last == ',' || last == ';' || last == ' ' || last == '!');
  if (spacing || text.ends_with("\\\\")) {
    text = trim(text.substr(0, text.size() - 2));
    return true;
  }
  if (last != '.' && last != ',' && last != ';' && last != ':') return false;
  text = trim(text.substr(0, text.size() - 1));
  return true;
}

// Markdown's stars with their partner lost: "73**".
bool strip_marks(std::string_view& text) {
  const std::size_t before = text.size();
  while (text.size() > 2 && text.ends_with("**")) text = trim(text.substr(0, text.size() - 2));
  while (text.size() > 2 && text.starts_with("**")) text = trim(text.substr(2));
  return text.size() != before;
}

// "Option B", "choice (C)": of letters only.
bool strip_choice_word(std::string_view& text) {
  std::string_view rest = text;
  if (!strip_prefix(rest, "option ") && !strip_prefix(rest, "choice ")) return false;
  if (bare_text(rest).size() > 3 || !read_choice(rest)) return false;
  text = rest;
  return true;
}

// Digits before and "30 min" behind the letter at `at`?
bool minutes_follow(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_not_of(' ');
  if (before == std::string_view::npos || !is_digit(text[before])) return false;
  const std::size_t digits = text.find_first_not_of(' ', at + 1);
  if (digits == std::string_view::npos || !is_digit(text[digits])) return false;
  const std::size_t behind = text.find_first_not_of("0123456789 ", digits);
  return behind != std::string_view::npos && text.substr(behind, 3) == "min" && behind - at < 12;
}

}  // namespace

// "an ellipse": the words without their article. "a pi", "a m" and "a sin x" are products.
std::string_view without_article(std::string_view text) {
  std::string_view rest = text;
  if (!strip_prefix(rest, "an ") && !strip_prefix(rest, "a ") && !strip_prefix(rest, "the "))
    return text;
  const std::string_view first = rest.substr(0, rest.find(' '));
  const bool words = std::all_of(rest.begin(), rest.end(),
                                 [](char c) { return is_letter(c) || c == ' ' || c == '-'; });
  if (!words || first.size() < 4 || read_number_words(normal_words(text, true)) ||
      function_word(first) || constant_word(first) || is_greek_word(first) || is_known_unit(first))
    return text;
  return rest;
}

std::string_view unwrap(std::string_view text) {
  text = trim(text);
  for (int round = 0; round < 12; ++round) {
    const bool changed =
        strip_pair(text, "$$", "$$") || strip_pair(text, "$", "$") ||
        strip_pair(text, "\\(", "\\)") || strip_pair(text, "\\[", "\\]") ||
        strip_pair(text, "**", "**") || strip_marks(text) || strip_pair(text, "`", "`") ||
        strip_pair(text, "\"", "\"") || strip_final_mark(text) ||
        strip_prefix(text, "\\displaystyle ") || strip_prefix(text, "solution is:") ||
        strip_prefix(text, "solutions are:") || strip_prefix(text, "solution is ") ||
        strip_prefix(text, "answer:") || strip_prefix(text, "\\approx") ||
        strip_prefix(text, "\\therefore") || strip_prefix(text, "\\implies") ||
        strip_prefix(text, "\\Rightarrow") || strip_prefix(text, "approximately ") ||
        strip_choice_word(text) || strip_prefix(text, "about ") || strip_prefix(text, "=");
    if (!changed) break;
  }
  return text;
}

// "\\dfrac" in a JSON-escaped gold, "$18", and the like.
std::string repaired(std::string_view text) {
  std::string out;
  const bool rows = text.find("\\begin") != std::string_view::npos;
  std::size_t dollars = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '$')
      ++dollars;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "np." || text.substr(i, 5) == "math.") {
      const std::size_t size = text[i] == 'n' ? 3 : 5;
      if ((i == 0 || !is_letter(text[i - 1])) && i + size < text.size() &&
          is_letter(text[i + size])) {
        i += size - 1;
        continue;
      }
    }
    if (text.substr(i, 4) == "bar{" &&
        (i == 0 || (!is_letter(text[i - 1]) && text[i - 1] != '\\'))) {
      out += "\\bar{";  // a printer that lost its backslash
      i += 3;
      continue;
    }
    // "\\y = 2" starts a line
    if (!rows && text.substr(i, 2) == "\\\\" && i + 3 < text.size() && is_letter(text[i + 2]) &&
        is_letter(text[i + 3]))
      continue;
    if (const std::string_view four = text.substr(i, 4); four == "&gt;" || four == "&lt;") {
      out += four == "&gt;" ? '>' : '<';
      i += 3;
      continue;
    }
    if (text[i] == 'h' && minutes_follow(text, i)) {  // 1 h 30 min
      out += "hours";
      continue;
    }
    if (text[i] == '$' && dollars % 2 == 1 && i + 1 < text.size() && is_digit(text[i + 1]) &&
        (i == 0 || text[i - 1] != '\\')) {
      out += "\\$";
      continue;
    }
    out += text[i];
  }
  return out;
}

}  // namespace assay::checkers::math

// Texts of words, and texts that are compared as texts: one spelling for what means the same.

#include "checkers/math/word_readings.h"

#include <algorithm>
#include <array>
#include <vector>

#include "checkers/math/ascii.h"
#include "checkers/math/lexer.h"
#include "checkers/math/number_words.h"
#include "checkers/math/numeral.h"
#include "checkers/math/reading.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {

bool has_words(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Token token = read_token(text, i);
    if (token.kind == TokenKind::End) return false;
    if (token.kind == TokenKind::Text) {
      std::size_t run = 0;
      for (const char c : token.content) {
        run = is_letter(c) || static_cast<signed char>(c) < 0 ? run + 1 : 0;
        if (run >= 2) return true;
      }
    }
    if (token.kind == TokenKind::Word && token.text.size() >= 2 && !function_word(token.text) &&
        !constant_word(token.text))
      return true;
    if (token.kind == TokenKind::Other) return true;
    i = std::max(token.end, i + 1);
  }
  return false;
}

// "The area of triangle ABC is 9": words, then "is", then one formula. The words may hold no number
// and no denial.
std::optional<std::string_view> stated_value(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kVerbs = {" is ",     " are ", " equals ",
                                                             "\\ is\\ ", " is\n", " is: "};
  std::size_t best = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view verb : kVerbs) {
    const std::size_t at = text.rfind(verb);
    if (at != std::string_view::npos && (best == std::string_view::npos || at > best)) {
      best = at;
      length = verb.size();
    }
  }
  if (best == std::string_view::npos) return std::nullopt;
  const std::string_view words = text.substr(0, best);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_digit(words[i])) return std::nullopt;
    if (words[i] == '$') {  // "$ABC$": a name, no formula with numbers
      const std::size_t close = words.find('$', i + 1);
      if (close == std::string_view::npos ||
          words.substr(i, close - i).find_first_of("0123456789=<>") != std::string_view::npos)
        return std::nullopt;
      i = close;
      continue;
    }
    const bool plain = is_letter(words[i]) || kSpace.find(words[i]) != std::string_view::npos ||
                       words[i] == ',' || words[i] == '\'' ||
                       (words[i] == '\\' && i + 1 < words.size() && words[i + 1] == ' ');
    if (!plain) return std::nullopt;
  }
  const std::string folded = normal_words(words, true);
  for (const std::string_view denial : {"not", "no", "never", "isn't"}) {
    if ((" " + folded + " ").find(" " + std::string(denial) + " ") != std::string::npos)
      return std::nullopt;
  }
  return trim(text.substr(best + length));
}

Ref special_words(std::string_view text, Arena& arena) {
  std::string key;
  const std::string words = normal_words(text, true);
  if (const auto number = read_number_words(words)) return arena.number(*number);
  const bool only_words = std::all_of(words.begin(), words.end(),
                                      [](char c) { return is_letter(c) || c == ' ' || c == '-'; });
  if (!only_words) return nullptr;
  for (const char c : words) {
    if (is_letter(c)) key += c;
  }
  if (key.size() > 2) {
    if (const auto set = named_set_word(key)) {
      Node* node = arena.make(Op::NamedSet);
      node->name = *set;
      return node;
    }
  }
  constexpr std::string_view kPercent = " percent";
  if (words.ends_with(kPercent)) {
    if (const auto n = read_number_words(words.substr(0, words.size() - kPercent.size())))
      return arena.make(Op::Percent, {arena.number(*n)});
  }
  if (key == "noon" || key == "midnight") {
    const std::int64_t hours = key == "noon" ? 12 : 0;
    Node* time = arena.make(Op::Time, {arena.number(hours), arena.number(0)});
    time->number = Rational(hours * 3600);
    time->name = key == "noon" ? "pm" : "am";
    return time;
  }
  if (key == "infinity") return arena.make(Op::Infinity);
  if (key == "undefined" || key == "doesnotexist" || key == "dne") return arena.make(Op::Undefined);
  return nullptr;
}

// "January 5", "Jan. 5, 2020", "5 January 2020", "the 5th of January": month, day, year in one
// order.
Ref date_words(std::string_view text, Arena& arena) {
  if (text.size() > 60) return nullptr;
  std::string flat = normal_words(text, true);
  std::replace(flat.begin(), flat.end(), ',', ' ');
  std::vector<std::string> numbers;
  std::string month;
  std::string word;
  for (std::size_t i = 0; i <= flat.size(); ++i) {
    if (i < flat.size() && flat[i] != ' ') {
      word += flat[i];
      continue;
    }
    if (word.empty()) continue;
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits])) ++digits;
    const std::string_view rest = std::string_view(word).substr(digits);
    const bool ordinal =
        rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
    if (word.starts_with("month") && month.empty()) {
      month = word;
    } else if (digits > 0 && digits <= 4 && ordinal) {
      numbers.push_back(word.substr(0, digits));
    } else if (word != "of" && word != "the") {
      return nullptr;
    }
    word.clear();
  }
  if (month.empty() || numbers.empty() || numbers.size() > 2) return nullptr;
  std::string out = month;
  for (const std::string& number : numbers) out += ' ' + number;
  return arena.text(out);
}

std::string normal_words(std::string_view text, bool ignore_case) {
  std::string flat;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\\') {
      std::size_t end = i + 1;
      while (end < text.size() && is_letter(text[end])) ++end;
      const std::string_view name = text.substr(i + 1, end - i - 1);
      if (name.empty()) {
        flat += ' ';
        i = std::min(i + 2, text.size());
        continue;
      }
      static constexpr std::array<std::string_view, 9> kText = {
          "text", "textbf", "textrm", "mathrm", "mathbf", "mbox", "textit", "quad", "qquad"};
      if (std::find(kText.begin(), kText.end(), name) == kText.end())
        flat += "\\" + std::string(name) + " ";
      else if (name == "quad" || name == "qquad")
        flat += ' ';
      i = end;
    } else {
      const char c = text[i++];
      if (c == '{' || c == '}' || c == '$') continue;
      flat +=
          c == '~' || kSpace.find(c) != std::string_view::npos ? ' ' : (ignore_case ? lower(c) : c);
    }
  }
  std::string out;
  std::string word;
  const auto flush = [&] {
    if (word.empty()) return;
    while (word.size() > 1 && (word.back() == '.' || word.back() == ',')) word.pop_back();
    if (!out.empty()) out += ' ';
    if (const auto month = month_word(word); month && ignore_case) {
      out += "month" + std::to_string(*month);
    } else {
      out += word;
    }
    word.clear();
  };
  for (const char c : flat) {
    if (c == ' ')
      flush();
    else
      word += c;
  }
  flush();
  return out;
}

std::string normal_tokens(std::string_view text, bool ignore_case) {
  std::vector<std::string> out;
  bool single = false;  // a macro takes one digit
  int fraction = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Token token = read_token(text, i);
    if (token.kind == TokenKind::End) break;
    i = std::max(token.end, i + 1);
    const bool was_single = single || fraction > 0;
    if (fraction > 0) --fraction;
    single = false;
    switch (token.kind) {
      case TokenKind::Digit: {
        const auto number = was_single
                                ? std::nullopt
                                : read_numeral(text, token.begin,
                                               {.comma_separates = false, .decimal_comma = false});
        if (number) {
          i = number->end;
          char* raw = fmpq_get_str(nullptr, 10, number->value.get());
          out.emplace_back(raw);
          flint_free(raw);
        } else {
          out.emplace_back(token.text);
        }
        break;
      }
      case TokenKind::Command: {
        const std::string_view name = token.text;
        if (name == "dfrac" || name == "tfrac" || name == "cfrac" || name == "frac") {
          out.emplace_back("\\frac");
          fraction = 2;
        } else if (name != "boxed" && name != "fbox") {
          out.push_back("\\" + std::string(name));
          single = name == "sqrt";
        }
        break;
      }
      case TokenKind::Text: {
        const std::string words = normal_words(token.content, ignore_case);
        if (!words.empty()) out.push_back(words);
        break;
      }
      case TokenKind::Letter:
      case TokenKind::Word: {
        std::string word(token.text);
        if (ignore_case && token.kind == TokenKind::Word)
          std::transform(word.begin(), word.end(), word.begin(), lower);
        out.push_back(std::move(word));
        break;
      }
      case TokenKind::Symbol:
        out.emplace_back(token.text);
        single = token.text == "^" || token.text == "_";
        break;
      case TokenKind::Other:
      case TokenKind::End:
        out.emplace_back(token.text);
        break;
    }
  }
  std::string joined;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == "{" && i + 2 < out.size() && out[i + 2] == "}") {  // {x} is x
      joined += out[i + 1] + " ";
      i += 2;
    } else if (out[i] != "\\displaystyle" &&
               !(out[i] == "." && i + 1 == out.size() && i > 0 && out[i - 1] != ".")) {
      joined += out[i] + " ";
    }
  }
  return joined;
}

}  // namespace assay::checkers::math

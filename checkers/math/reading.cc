// From a text to a typed value: the wrapping comes off, then the grammar has to consume the rest to
// its end. Only a text with words in it may become words; a formula that the grammar does not know
// is unparsed, whatever numbers it contains.

#include "checkers/math/reading.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "checkers/math/choices.h"
#include "checkers/math/lexer.h"
#include "checkers/math/limits.h"
#include "checkers/math/number_words.h"
#include "checkers/math/numeral.h"
#include "checkers/math/parser.h"
#include "checkers/math/unicode.h"
#include "checkers/math/units.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
constexpr std::string_view kSpace = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

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

// Digits before and "30 min" behind the letter at `at`?
bool minutes_follow(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_not_of(' ');
  if (before == std::string_view::npos || !is_digit(text[before])) return false;
  const std::size_t digits = text.find_first_not_of(' ', at + 1);
  if (digits == std::string_view::npos || !is_digit(text[digits])) return false;
  const std::size_t behind = text.find_first_not_of("0123456789 ", digits);
  return behind != std::string_view::npos && text.substr(behind, 3) == "min" && behind - at < 12;
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

}  // namespace

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

// "10\ \mu\text{m}" as "10 um": spaces and letters only.
std::string plain_unit_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    std::size_t skipped = 0;
    for (const std::string_view command : {"\\text{", "\\mathrm{", "\\mu ", "\\mu", "\\Omega"}) {
      if (!rest.starts_with(command)) continue;
      skipped = command.size();
      if (command.starts_with("\\mu")) out += 'u';
      if (command == "\\Omega") out += "ohm";
      break;
    }
    const bool space = skipped == 0 && (rest.starts_with("\\ ") || rest.starts_with("\\,") ||
                                        rest.starts_with("\\;") || rest.starts_with("\\:"));
    if (space || rest[0] == '~') {
      out += ' ';
      skipped = space ? 2 : 1;
    } else if (skipped == 0) {
      if (rest[0] != '}') out += rest[0];
      skipped = 1;
    }
    i += skipped;
  }
  return out;
}

Ref unit_reading(std::string_view given, Arena& arena) {
  if (given.size() > 60) return nullptr;
  const std::string plain = plain_unit_text(given);
  std::string_view text = plain;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const auto number = read_numeral(text, 0, {.comma_separates = false, .decimal_comma = false});
  if (!number || number->end >= text.size() || text[number->end] != ' ') return nullptr;
  const std::string_view rest = trim(text.substr(number->end + 1));
  for (const char c : rest) {
    if (!is_letter(c) && !is_digit(c) && c != '/' && c != '^' && c != ' ' && c != '-')
      return nullptr;
  }
  if (!read_unit(rest)) return nullptr;
  Node* value = arena.make(Op::Number);
  value->number = number->value;
  value->decimals = number->decimals;
  value->significant = number->significant;
  Node* quantity =
      arena.make(Op::Quantity, {negative ? arena.make(Op::Neg, {Ref(value)}) : Ref(value)});
  quantity->name = rest;
  return quantity;
}

std::vector<Ref> other_readings(std::string_view text, Arena& arena) {
  const std::string_view inner = unwrap(text);
  std::vector<Ref> out;
  const bool negative = !inner.empty() && inner[0] == '-';
  const std::string_view digits = inner.substr(negative ? 1 : 0);
  if (digits.empty() || digits.find_first_not_of("0123456789,") != std::string_view::npos ||
      !is_digit(digits[0]) || digits.find(',') == std::string_view::npos || digits.size() > 40) {
    return out;
  }
  const auto signed_node = [&](Ref n) { return negative ? arena.make(Op::Neg, {n}) : n; };
  const std::size_t comma = digits.find(',');
  const std::string_view tail = digits.substr(comma + 1);
  const bool one = tail.find(',') == std::string_view::npos && !tail.empty();
  std::string together;
  for (const char c : digits) {
    if (c != ',') together += c;
  }
  if (one && (tail.size() != 3 || digits[0] == '0')) {  // 1,5
    Node* node = arena.make(Op::Number);
    node->number = Rational::from_digits(together, tail.size());
    node->decimals = static_cast<std::int32_t>(tail.size());
    node->significant = static_cast<std::int32_t>(together.size());
    out.push_back(signed_node(node));
  }
  // 100,0000: groups of four
  std::vector<std::string_view> groups;
  for (std::size_t at = 0; at <= digits.size();) {
    const std::size_t end = std::min(digits.find(',', at), digits.size());
    groups.push_back(digits.substr(at, end - at));
    at = end + 1;
  }
  if (std::any_of(groups.begin(), groups.end(), [](std::string_view g) { return g.empty(); }))
    return out;
  const bool fours = groups[0].size() <= 4 && digits[0] != '0' &&
                     std::all_of(groups.begin() + 1, groups.end(),
                                 [](std::string_view g) { return g.size() == 4; });
  if (fours) out.push_back(signed_node(arena.number(Rational::from_digits(together, 0))));
  // 125,343: two numbers
  std::vector<Ref> items;
  items.reserve(groups.size());
  for (const std::string_view g : groups)
    items.push_back(arena.number(Rational::from_digits(g, 0)));
  items[0] = signed_node(items[0]);
  Node* list = arena.make(Op::List, std::move(items));
  list->name = ",";
  out.push_back(list);
  return out;
}

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

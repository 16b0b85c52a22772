// Where the answer is in a model's text. The rules, in the order in which Auto tries them, are told
// in docs/MATH.md; each is a function here. All are linear in the text: every scan moves forward
// only, and the text is cut to its last MiB first.
//
// What they do not do: guess. A truncated box yields nothing, because what stands before the
// truncation is not the answer that the model was about to give.

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "checkers/math/extract_boxed.h"
#include "checkers/math/math.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxText = std::size_t{1} << 20;
constexpr std::size_t kMaxAnswer = std::size_t{1} << 16;
constexpr std::string_view kSpace = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return out;
}

// "**73**", "`73`", "\"73\"" -> 73
std::string_view strip_markup(std::string_view text) {
  text = trim(text);
  while (text.size() > 2 && text.ends_with("**") && text.find("**") == text.size() - 2) {
    text = trim(text.substr(0, text.size() - 2));  // its partner was taken with the phrase
  }
  for (bool again = true; again && text.size() >= 2;) {
    again = false;
    for (const std::string_view mark : {"**", "__", "`", "\"", "*"}) {
      if (text.size() > 2 * mark.size() && text.starts_with(mark) && text.ends_with(mark)) {
        text = trim(text.substr(mark.size(), text.size() - 2 * mark.size()));
        again = true;
        break;
      }
    }
  }
  return text;
}

std::optional<Extracted> found(std::string_view answer, std::string_view rule) {
  answer = strip_markup(answer);
  if (answer.empty() || answer.size() > kMaxAnswer) return std::nullopt;
  return Extracted{std::string(answer), std::string(rule)};
}

// What follows a closed <think> part is the answer; inside it the model is only trying.
std::string_view after_thinking(std::string_view text) {
  constexpr std::string_view kEnd = "</think>";
  const std::size_t at = text.rfind(kEnd);
  if (at == std::string_view::npos || trim(text.substr(at + kEnd.size())).empty()) return text;
  return text.substr(at + kEnd.size());
}

std::string_view before_stop_token(std::string_view text) {
  for (const std::string_view stop : {"<|im_end|>", "<|endoftext|>", "<|eot_id|>", "</s>"}) {
    if (const std::size_t at = text.rfind(stop); at != std::string_view::npos) {
      if (trim(text.substr(at + stop.size())).empty()) text = text.substr(0, at);
    }
  }
  return text;
}

std::optional<Extracted> from_tag(std::string_view text) {
  const std::string folded = lower(text);
  const std::size_t close = folded.rfind("</answer>");
  if (close == std::string::npos) return std::nullopt;
  const std::size_t open = folded.rfind("<answer>", close);
  if (open == std::string::npos) return std::nullopt;
  const std::string_view inner = text.substr(open + 8, close - open - 8);
  const BoxResult box = find_boxed(inner);
  return found(box.search == BoxSearch::Found ? std::string_view(box.content) : inner, "tag");
}

std::optional<Extracted> from_hashes(std::string_view text) {
  const std::size_t at = text.rfind("####");
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view line = text.substr(at + 4);
  const std::size_t start = line.find_first_not_of(kSpace);
  if (start == std::string_view::npos) return std::nullopt;
  line = line.substr(start);
  return found(line.substr(0, line.find('\n')), "hashes");
}

struct MathSpan {
  std::size_t begin;
  std::size_t end;
  std::string_view content;
};

// The first span of mathematics at or after `from`: $..$, $$..$$, \(..\), \[..\].
std::optional<MathSpan> next_math(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      const char open = text[i + 1];
      if (open == '(' || open == '[') {
        const std::string_view close = open == '(' ? "\\)" : "\\]";
        const std::size_t end = text.find(close, i + 2);
        if (end == std::string_view::npos) return std::nullopt;
        return MathSpan{i, end + 2, text.substr(i + 2, end - i - 2)};
      }
      ++i;
    } else if (text[i] == '$') {
      const std::size_t width = text.substr(i, 2) == "$$" ? 2 : 1;
      std::size_t end = i + width;
      while (end < text.size() && text[end] != '$') end += text[end] == '\\' ? 2 : 1;
      if (end >= text.size()) return std::nullopt;
      return MathSpan{i, std::min(end + width, text.size()),
                      text.substr(i + width, end - i - width)};
    }
  }
  return std::nullopt;
}

// "... is $12$. I hope" -> 12; "... is 12. I hope" -> 12; "... is $3$ apples" -> the sentence.
std::string_view first_statement(std::string_view rest) {
  rest = trim(rest);
  while (!rest.empty() && (rest.front() == ':' || rest.front() == '*')) {
    rest = trim(rest.substr(1));
  }
  const std::optional<MathSpan> span = next_math(rest, 0);
  if (span && span->begin == 0) {
    const std::string_view after = rest.substr(span->end, 2);
    if (after.empty() || after[0] == '.' || after[0] == '\n' || after[0] == '*' ||
        span->end + 1 >= rest.size()) {
      return span->content;
    }
  }
  std::size_t end = 0;
  int depth = 0;
  for (; end < rest.size(); ++end) {
    const char c = rest[end];
    if (c == '{' || c == '(') ++depth;
    if (c == '}' || c == ')') --depth;
    if (c == '\n' && depth <= 0) break;
    if (c == '.' &&
        (end + 1 == rest.size() || kSpace.find(rest[end + 1]) != std::string_view::npos)) {
      break;
    }
  }
  return rest.substr(0, end);
}

// "Jane started 3 hours ago": a sentence with one number and no formula says that number.
std::string_view lone_number(std::string_view statement) {
  if (statement.find_first_of("$\\{(=") != std::string_view::npos) return statement;
  std::size_t words = 0;
  std::size_t numbers = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < statement.size();) {
    std::size_t stop = i;
    if (is_digit(statement[i])) {
      const auto inside = [&](std::size_t at) {
        return is_digit(statement[at]) ||
               ((statement[at] == ',' || statement[at] == '.' || statement[at] == '/' ||
                 statement[at] == ':') &&
                at + 1 < statement.size() && is_digit(statement[at + 1]));
      };
      while (stop < statement.size() && inside(stop)) ++stop;
      ++numbers;
      begin = i;
      end = stop;
    } else if (is_letter(statement[i])) {
      while (stop < statement.size() && is_letter(statement[stop])) ++stop;
      const std::string word = lower(statement.substr(i, stop - i));
      if (word == "not" || word == "no" || word == "or" || word == "and") return statement;
      if (numbers == 0) ++words;
    } else {
      ++stop;
    }
    i = stop;
  }
  if (numbers != 1 || words < 2) return statement;
  if (begin > 0 && (statement[begin - 1] == '-' || statement[begin - 1] == '.')) --begin;
  if (end < statement.size() && statement[end] == '%') ++end;
  return statement.substr(begin, end - begin);
}

// No word of three letters outside a LaTeX command: the text is a formula itself.
bool is_bare_formula(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
      while (i < text.size() && is_letter(text[i])) ++i;
    }
    std::size_t run = 0;
    while (i + run < text.size() && is_letter(text[i + run])) ++run;
    if (run >= 3) return false;
    i += run;
  }
  return true;
}

std::optional<Extracted> from_phrase(std::string_view text) {
  const std::string folded = lower(text);
  std::size_t at = folded.size();
  // "answer is" and "answer:" are ends of all the customary phrases; the last one that is followed
  // by something counts.
  while ((at = folded.rfind("answer", at)) != std::string::npos) {
    std::size_t after = at + 6;
    while (after < folded.size() && (folded[after] == ' ' || folded[after] == '*')) ++after;
    std::size_t start = std::string::npos;
    if (folded.compare(after, 3, "is ") == 0 || folded.compare(after, 3, "is:") == 0 ||
        folded.compare(after, 3, "is\n") == 0) {
      start = after + 3;
    } else if (after < folded.size() && folded[after] == ':') {
      start = after + 1;
    }
    if (start != std::string::npos) {
      if (auto answer = found(lone_number(first_statement(text.substr(start))), "phrase"))
        return answer;
    }
    if (at == 0) break;
    --at;
  }
  return std::nullopt;
}

std::optional<Extracted> from_answer_line(std::string_view text) {
  std::size_t end = text.size();
  while (true) {
    const std::size_t newline = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
    const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    const std::string_view line = trim(text.substr(begin, end - begin));
    if (line.starts_with("A:")) return found(line.substr(2), "answer_line");
    if (newline == std::string_view::npos) return std::nullopt;
    end = newline;
  }
}

// "A. Because ...", "(B) 12": the text opens with a choice.
std::optional<Extracted> from_choice(std::string_view text) {
  text = trim(text);
  const bool open = text.size() > 2 && text[0] == '(';
  const std::size_t at = open ? 1 : 0;
  if (text.size() < at + 2 || text[at] < 'A' || text[at] > 'J') return std::nullopt;
  const char mark = text[at + 1];
  if (mark != (open ? ')' : '.') && (open || mark != ')')) return std::nullopt;
  if (text.size() > at + 2 && kSpace.find(text[at + 2]) == std::string_view::npos)
    return std::nullopt;
  return found(text.substr(at, 1), "choice");
}

std::optional<Extracted> from_last_number(std::string_view text);

std::optional<Extracted> from_last_math(std::string_view text) {
  std::optional<MathSpan> last;
  for (auto span = next_math(text, 0); span; span = next_math(text, span->end)) {
    if (!trim(span->content).empty()) last = span;
  }
  if (!last) return std::nullopt;
  // "... Therefore, there are 12 of them.": what stands behind the formulas is the conclusion.
  const std::string_view rest = text.substr(std::min(last->end, text.size()));
  if (!is_bare_formula(rest)) {
    if (auto number = from_last_number(rest)) return number;
  }
  return found(last->content, "last_math");
}

// A number as people write it: -1,234.5, 3/4, 28%.
std::optional<Extracted> from_last_number(std::string_view text) {
  std::size_t last = text.find_last_of("0123456789");
  if (last == std::string_view::npos) return std::nullopt;
  std::size_t end = last + 1;
  std::size_t begin = last;
  const auto joins = [&](std::size_t at) {
    return (text[at] == '.' || text[at] == ',' || text[at] == '/') && at > 0 &&
           is_digit(text[at - 1]);
  };
  while (begin > 0 && (is_digit(text[begin - 1]) || joins(begin - 1))) --begin;
  if (begin > 0 && text[begin - 1] == '.') --begin;
  if (begin > 0 && text[begin - 1] == '-' && (begin < 2 || !is_digit(text[begin - 2]))) --begin;
  std::size_t after = end;
  while (after < text.size() && text[after] == ' ') ++after;
  if (after < text.size() && text[after] == '\\') ++after;
  if (after < text.size() && text[after] == '%') end = after + 1;
  if (text.substr(after, 7) == "percent") end = after + 7;
  return found(text.substr(begin, end - begin), "last_number");
}

}  // namespace

std::optional<Extracted> extract_answer(std::string_view text, Extraction rule) {
  if (text.size() > kMaxText) text = text.substr(text.size() - kMaxText);
  if (rule == Extraction::Whole) return found(text, "whole");
  text = before_stop_token(text);
  if (rule == Extraction::Tag) return from_tag(text);
  text = after_thinking(text);
  if (rule == Extraction::Hashes) return from_hashes(text);
  if (rule == Extraction::Phrase) return from_phrase(text);

  const BoxResult box = find_boxed(text);
  if (box.search == BoxSearch::Found) return found(box.content, "boxed");
  if (rule == Extraction::Boxed || box.search == BoxSearch::Unclosed) return std::nullopt;
  for (const auto next :
       {from_tag, from_hashes, from_phrase, from_answer_line, from_choice, from_last_math}) {
    if (auto answer = next(text)) return answer;
  }
  if (is_bare_formula(text)) return found(text, "whole");
  return from_last_number(text);
}

}  // namespace assay::checkers::math

// Multiple choice. A letter is compared with a letter. What stands behind a letter is checked where
// both sides have it, or where the policy lists the texts of the choices; a text that contradicts
// its letter is no answer. A text that names two choices is none either.

#include "checkers/math/choices.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "checkers/math/reading.h"
#include "checkers/math/structure.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxChoiceBytes = 400;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_choice_letter(char c) { return (c >= 'A' && c <= 'J') || (c >= 'a' && c <= 'j'); }
char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

struct Bare {
  std::string text;
  std::vector<std::size_t> origin;  // where each character came from
};

Bare bare(std::string_view text) {
  Bare out;
  const auto add = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      out.text += text[i];
      out.origin.push_back(i);
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\\') {
      std::size_t end = i + 1;
      while (end < text.size() && is_letter(text[end])) ++end;
      const std::string_view name = text.substr(i + 1, end - i - 1);
      static constexpr std::array<std::string_view, 9> kText = {
          "text", "textbf", "textrm", "mathrm", "mathbf", "mbox", "boxed", "bf", "rm"};
      if (!name.empty() && std::find(kText.begin(), kText.end(), name) == kText.end()) add(i, end);
      i = name.empty() ? std::min(i + 2, text.size()) : end;
    } else {
      const bool mark = text[i] == '{' || text[i] == '}' || text[i] == '$' || text[i] == '~' ||
                        text[i] == '*' || is_space(text[i]);
      if (!mark) add(i, i + 1);
      ++i;
    }
  }
  return out;
}

// "or (C)", ", C", "/ C", "(C)": another choice behind the first.
bool names_another(std::string_view rest) {
  for (std::size_t i = 0; i + 2 < rest.size(); ++i) {
    const bool free = i == 0 || (!is_letter(rest[i - 1]) && !is_digit(rest[i - 1]));
    const bool after_word =
        i >= 2 && (rest.substr(i - 2, 2) == "or" || rest.substr(i - 2, 2) == "nd");
    if (rest[i] == '(' && rest[i + 2] == ')' && rest[i + 1] >= 'A' && rest[i + 1] <= 'J' &&
        (free || after_word))
      return true;
  }
  for (const std::string_view connective : {"or", "and", ",", "/", "&", ";"}) {
    if (!rest.starts_with(connective)) continue;
    const std::string_view next = rest.substr(connective.size());
    if (next.empty() || (is_choice_letter(next[0]) && (next.size() == 1 || !is_letter(next[1]))))
      return true;
  }
  return rest.size() <= 2 && !rest.empty() && rest[0] >= 'A' && rest[0] <= 'J' &&
         (rest.size() == 1 || !is_letter(rest[1]));
}

std::string rest_of(std::string_view text, std::size_t from) {
  while (from < text.size() && (is_space(text[from]) || text[from] == '}' || text[from] == '~' ||
                                text[from] == '*' || text.substr(from, 2) == "\\ "))
    from += text[from] == '\\' ? 2 : 1;
  return std::string(text.substr(std::min(from, text.size())));
}

Outcome letters(char gold, char answer, bool bare_letters) {
  if (gold == answer)
    return Outcome::yes(
        Method::Text, bare_letters ? "the same choice" : "the same choice, one side with its text");
  return Outcome::no(Method::Text, bare_letters ? "different choices"
                                                : "different choices, one side with its text");
}

Outcome decide_texts_of_choices(std::string_view a, std::string_view b, Context& context) {
  const Reading left = read_answer(a, context.policy, context.arena);
  const Reading right = read_answer(b, context.policy, context.arena);
  if (left.root == nullptr || right.root == nullptr)
    return Outcome::unknown("a text that cannot be read");
  return decide(left.root, right.root, context);
}

const std::string* text_of(char letter, const Policy& policy) {
  const auto it = policy.choices.find(letter);
  return it == policy.choices.end() ? nullptr : &it->second;
}

// A letter against a text that is no letter: the text of exactly that choice.
Outcome letter_against_text(char letter, std::string_view text, Context& context) {
  const std::string* own = text_of(letter, context.policy);
  if (own == nullptr) return Outcome::unknown("the text of the choice is not known");
  Outcome same = decide_texts_of_choices(*own, text, context);
  if (same.equal != Truth::Yes) return same;
  for (const auto& [other, other_text] : context.policy.choices) {
    if (other != letter && decide_texts_of_choices(other_text, text, context).equal == Truth::Yes)
      return Outcome::unknown("the text of more than one choice");
  }
  return Outcome::yes(same.method,
                      std::string("the text of choice ") + letter + ": " + same.reason);
}

}  // namespace

std::string bare_text(std::string_view text) { return bare(text).text; }

std::optional<Choice> read_choice(std::string_view text) {
  if (text.size() >= kMaxChoiceBytes) return std::nullopt;
  const Bare all = bare(text);
  const std::string& plain = all.text;
  const bool open = !plain.empty() && plain[0] == '(';
  std::size_t at = open ? 1 : 0;
  if (at >= plain.size() || !is_choice_letter(plain[at])) return std::nullopt;
  Choice alone{upper(plain[at]), {}};
  if (plain == "e" || plain == "i") return std::nullopt;  // the constants
  ++at;
  if (open) {
    if (at >= plain.size() || plain[at] != ')') return std::nullopt;
    ++at;
  }
  if (at == plain.size()) return alone;
  const bool mark = plain[at] == ')' || plain[at] == '.' || plain[at] == ':';
  if (!open && !mark) return std::nullopt;
  if (mark) ++at;
  if (at == plain.size()) return alone;
  const char next = plain[at];
  if (plain[at - 1] == ':' && !is_letter(next)) return std::nullopt;  // a ratio
  // "(a)(b)", "(x)^2", "(A)=3": mathematics
  if (!is_letter(next) && !is_digit(next) && next != '\\' && next != '-') return std::nullopt;
  if (names_another(std::string_view(plain).substr(at))) return std::nullopt;
  return Choice{alone.letter, rest_of(text, all.origin[at - 1] + 1)};
}

std::optional<Outcome> decide_choices(const Reading& gold, const Reading& answer,
                                      Context& context) {
  const Policy& policy = context.policy;
  const bool listed = !policy.choices.empty();
  if (gold.choice != '\0' && answer.choice != '\0') {
    const bool one_text = gold.choice_text.empty() != answer.choice_text.empty();
    const bool no_text = gold.choice_text.empty() && answer.choice_text.empty();
    if (no_text || gold.choice != answer.choice) {
      if (one_text && !policy.choice_text) return std::nullopt;
      return letters(gold.choice, answer.choice, no_text);
    }
    if (one_text) {
      if (!policy.choice_text) return std::nullopt;
      const std::string* known = text_of(gold.choice, policy);
      const std::string& text = gold.choice_text.empty() ? answer.choice_text : gold.choice_text;
      if (known != nullptr && decide_texts_of_choices(*known, text, context).equal == Truth::No)
        return Outcome::no(Method::Text, "the letter of one choice with another text");
      return letters(gold.choice, answer.choice, false);
    }
    Outcome texts = decide_texts_of_choices(gold.choice_text, answer.choice_text, context);
    if (texts.equal == Truth::No)
      return Outcome::no(Method::Text, "the same letter with another text");
    if (texts.equal == Truth::Yes) return Outcome::yes(Method::Text, "the same choice and text");
    return std::nullopt;
  }
  if (!listed || (gold.choice == '\0') == (answer.choice == '\0')) return std::nullopt;
  if (gold.choice != '\0') return letter_against_text(gold.choice, answer.text, context);
  return letter_against_text(answer.choice, gold.text, context);
}

}  // namespace assay::checkers::math

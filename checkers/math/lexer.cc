// Tokens of LaTeX and of plain text in one stream. A run of letters is one word if it is a name
// that the vocabulary knows or looks like a word of a language, and single variables otherwise:
// "ab" is a times b, "Even" is a word.

#include "checkers/math/lexer.h"

#include <algorithm>
#include <array>

#include "checkers/math/units.h"
#include "checkers/math/words.h"

namespace assay::checkers::math {
namespace {

constexpr std::size_t kMaxWord = 40;
constexpr std::size_t kMaxTextRun = 4096;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr auto kSkipped = std::to_array<std::string_view>(
    {"left",         "right",    "mleft",  "mright",       "big",       "Big",         "bigg",
     "Bigg",         "bigl",     "bigr",   "Bigl",         "Bigr",      "biggl",       "biggr",
     "Biggl",        "Biggr",    "middle", "displaystyle", "textstyle", "scriptstyle", "limits",
     "nolimits",     "quad",     "qquad",  "hfill",        "thinspace", "enspace",     "medspace",
     "negthinspace", "nonumber", "notag",  "small",        "large",     "Large",       "normalsize",
     "allowbreak",   "noindent", "bf",     "rm",           "it",        "hspace*",     "strut",
     "mathstrut",    "null",     "break",  "newline",      "vphantom*"});
constexpr auto kTextCommands = std::to_array<std::string_view>(
    {"text",          "textrm",      "textbf", "textit",   "textnormal",
     "textsf",        "texttt",      "mbox",   "hbox",     "mathrm",
     "mathbf",        "mathit",      "mathsf", "mathtt",   "operatorname",
     "operatorname*", "boldsymbol",  "bm",     "mathbb",   "mathcal",
     "mathfrak",      "mathscr",     "bold",   "variable", "emph",
     "underline",     "textcircled", "unit",   "pmb",      "textsc",
     "Bbb",           "cal",         "em"});
constexpr auto kPairs = std::to_array<std::string_view>(
    {"<=", ">=", "!=", "==", "<>", "->", "=>", "=<", ":=", "**", "\\\\"});

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& table, std::string_view key) {
  return std::find(table.begin(), table.end(), key) != table.end();
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_letter(text[at])) ++at;
  return at;
}

// Skips what does not mean anything; sets `spaced`.
std::size_t skip(std::string_view text, std::size_t at, bool& spaced) {
  while (at < text.size()) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '~' || c == '$') {
      ++at;
      spaced = true;
      continue;
    }
    if (c != '\\' || at + 1 >= text.size()) return at;
    const char next = text[at + 1];
    if (next == ',' || next == ';' || next == ':' || next == '!' || next == ' ' || next == '(' ||
        next == ')' || next == '[' || next == ']' || next == '\n' || next == '>' || next == '/') {
      at += 2;
      spaced = true;
      continue;
    }
    const std::size_t end = letters_end(text, at + 1);
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if ((name == "left" || name == "right") && end < text.size() && text[end] == '.') {
      at = end + 1;
      continue;
    }
    const bool glued = name.size() == 5 && name.starts_with("quad");
    if (!contains(kSkipped, name) && !glued) return at;
    at = glued ? end - 1 : end;
    spaced = true;
  }
  return at;
}

bool has_vowel(std::string_view word) {
  return word.find_first_of("aeiouyAEIOUY") != std::string_view::npos;
}

bool is_upper(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_known_word(std::string_view run) {
  return function_word(run) || constant_word(run) || is_connective(run) || is_known_unit(run) ||
         run == "sq" || run == "sqrt" || run == "cbrt" || run == "mod" || run == "or" ||
         run == "is" || run == "if" || run == "no" || run == "No" || run == "not" || run == "yes" ||
         run == "Yes" || run == "the" || run == "pct" || run == "for" || run == "For" ||
         run == "The" || run == "pm" || run == "am" || run == "PM" || run == "AM" || run == "to" ||
         run == "at" || run == "of" || run == "by" || run == "all" || run == "odd" || run == "vs" ||
         run == "nor" || run == "but" || is_greek_word(run);
}

bool is_word(std::string_view run) {
  if (run.size() < 2) return false;
  if (is_known_word(run)) return true;
  if (is_upper(run)) return true;  // a segment or an acronym: one name
  return run.size() >= 4 && has_vowel(run);
}

// "sinx", "pir": a name at the head of a run that is no word itself.
std::size_t known_head(std::string_view run) {
  static constexpr auto kHeads = std::to_array<std::string_view>(
      {"sqrt", "sinh", "cosh", "tanh", "sin", "cos", "tan", "log", "ln", "exp", "pi"});
  for (const std::string_view head : kHeads) {
    if (run.size() > head.size() && run.starts_with(head) && run.size() <= head.size() + 2)
      return head.size();
  }
  return 0;
}

Token letters(std::string_view text, std::size_t at, Token token) {
  // Longer runs are cut: a token costs a bounded look ahead.
  const std::size_t end = letters_end(text.substr(0, std::min(text.size(), at + kMaxWord)), at);
  const std::string_view run = text.substr(at, end - at);
  if (is_word(run)) {
    token.kind = TokenKind::Word;
    token.end = end;
  } else if (const std::size_t head = known_head(run); head > 0) {
    token.kind = TokenKind::Word;
    token.end = at + head;
  } else {
    token.kind = TokenKind::Letter;
    token.end = at + 1;
  }
  token.text = text.substr(at, token.end - at);
  return token;
}

Token command(std::string_view text, std::size_t at, Token token) {
  std::size_t end = letters_end(text, at + 1);
  if (end == at + 1) {  // \{ \% \$ \| \_
    token.kind = TokenKind::Symbol;
    token.end = std::min(at + 2, text.size());
    token.text = text.substr(at, token.end - at);
    return token;
  }
  // \lvertx, \quadx: a command that ran into the letter behind it
  for (const std::string_view head : {"vert", "lvert", "rvert", "lbrace", "lbrack", "lgroup"}) {
    if (end - at - 1 == head.size() + 1 && text.substr(at + 1, head.size()) == head)
      end = at + 1 + head.size();
  }
  const std::string_view bare = text.substr(at + 1, end - at - 1);
  if (end < text.size() && text[end] == '*' && bare == "operatorname") ++end;
  token.kind = TokenKind::Command;
  token.text = bare;
  token.end = end;
  if (!contains(kTextCommands, bare)) return token;
  std::size_t open = end;
  while (open < text.size() && text[open] == ' ') ++open;
  if (open < text.size() && text[open] == '{') {
    const std::size_t close =
        group_end(text.substr(0, std::min(text.size(), open + kMaxTextRun)), open);
    if (close == std::string_view::npos) return token;
    token.kind = TokenKind::Text;
    token.content = text.substr(open + 1, close - open - 2);
    token.end = close;
  } else if (open < text.size()) {  // \mathbb R, \mathbf v
    token.kind = TokenKind::Text;
    token.content = text.substr(open, 1);
    token.end = open + 1;
  }
  return token;
}

}  // namespace

std::size_t group_end(std::string_view text, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '{') {
      ++depth;
    } else if (text[i] == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

Token read_token(std::string_view text, std::size_t at) {
  Token token;
  at = skip(text, at, token.spaced);
  token.begin = token.end = at;
  if (at >= text.size()) return token;
  const char c = text[at];
  const bool decimal = c == '.' && at + 1 < text.size() && is_digit(text[at + 1]);
  if (is_digit(c) || decimal) {
    token.kind = TokenKind::Digit;
    token.text = text.substr(at, 1);
    token.end = at + 1;
    return token;
  }
  if (is_letter(c)) return letters(text, at, token);
  for (const std::string_view pair : kPairs) {
    if (text.substr(at, 2) == pair) {
      token.kind = TokenKind::Symbol;
      token.text = text.substr(at, 2);
      token.end = at + 2;
      return token;
    }
  }
  if (c == '\\') return command(text, at, token);
  token.kind = static_cast<signed char>(c) > ' ' ? TokenKind::Symbol : TokenKind::Other;
  token.text = text.substr(at, 1);
  token.end = at + 1;
  return token;
}

}  // namespace assay::checkers::math

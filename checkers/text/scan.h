#pragma once

// Tokens and lines of a text, as views into it.

#include <optional>
#include <string_view>

namespace assay::checkers {

/// ASCII white space: space, \t, \n, \v, \f, \r. Nothing else separates tokens: not NUL, not
/// U+00A0.
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Equal, or equal but for the case of ASCII letters.
bool same_text(std::string_view a, std::string_view b, bool case_sensitive);

std::string_view trim_right(std::string_view text);

/// Walks over the tokens of a text.
class TokenScanner {
 public:
  explicit TokenScanner(std::string_view text) : text_(text) {}

  /// The next token; nothing at the end.
  std::optional<std::string_view> next();
  /// The white space before the token that next() returned last; after the end, the trailing one.
  std::string_view space_before() const { return space_; }

 private:
  std::string_view text_;
  std::string_view space_;
  std::size_t at_ = 0;
};

/// Walks over the lines of a text. A line ends at "\n" or "\r\n", which are not part of it; text
/// after the last line end is a line, an empty rest is none.
class LineScanner {
 public:
  explicit LineScanner(std::string_view text) : rest_(text) {}
  std::optional<std::string_view> next();

 private:
  std::string_view rest_;
};

/// The number (from 1) of the line of `text` in which `part`, a view into it, begins.
std::size_t line_number(std::string_view text, std::string_view part);

}  // namespace assay::checkers

#pragma once

// Characters and spaces of ASCII, whatever the locale says.

#include <string>
#include <string_view>

namespace assay::checkers::math {

inline constexpr std::string_view kSpace = " \t\r\n";

inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Without white space at both ends.
inline std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// Without blanks and braces anywhere: the content of a macro's argument.
inline std::string stripped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '~' && c != '{' && c != '}' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

}  // namespace assay::checkers::math

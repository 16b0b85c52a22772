#pragma once

#include <cstddef>
#include <string_view>

namespace assay::checkers::math {

enum class TokenKind {
  End,
  Digit,    ///< A number starts here; read_numeral says how far it goes.
  Letter,   ///< One letter: a variable.
  Word,     ///< Several letters that mean one thing: "sin", "cm", "even".
  Command,  ///< \name; text is the name.
  Text,    ///< \text{...}, \mathrm{...} and their like; text is the command, content what it holds.
  Symbol,  ///< One of the signs, or a pair such as "<=".
  Other,   ///< Anything else; no grammar reads it.
};

struct Token {
  TokenKind kind = TokenKind::End;
  std::string_view text;
  std::string_view content;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool spaced = false;  ///< White space stood before it.

  bool is(std::string_view symbol) const { return kind == TokenKind::Symbol && text == symbol; }
  bool command(std::string_view name) const { return kind == TokenKind::Command && text == name; }
};

/// The token at or after `at`. White space, spacing commands, sizes (\left, \big), dollar signs and
/// \displaystyle are skipped. Stateless: the parser moves freely.
Token read_token(std::string_view text, std::size_t at);

/// Where the group that opens with the '{' at `at` ends: the index after its '}', or npos.
std::size_t group_end(std::string_view text, std::size_t at);

}  // namespace assay::checkers::math

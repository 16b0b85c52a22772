#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "checkers/math/math.h"
#include "checkers/math/node.h"

namespace assay::checkers::math {

/// What an answer's text says.
struct Reading {
  Ref root = nullptr;  ///< Nothing: unparsed.
  std::string error;   ///< Why, for people.
  std::string text;    ///< The text without its wrapping, for comparing words.
  char choice = '\0';  ///< 'B' for "B", "(b)", "\text{(B)}", "(B) 12".
  bool choice_has_text = false;
  bool empty = false;
};

/// Reads the whole text or nothing of it. Wrapping is removed ($, \boxed, **, final periods, "the
/// area is"); words without a formula become Text, words with formulas Prose.
Reading read_answer(std::string_view text, const Policy& policy, Arena& arena);

/// The second reading of a lone number with one comma ("1,5" as 3/2), or nullptr.
Ref read_decimal_comma(std::string_view text, Arena& arena);

/// Words in one shape: lower case (if asked), single spaces, months by name, no final punctuation.
std::string normal_words(std::string_view text, bool ignore_case);

/// Tokens of a text with formulas in one spelling, for comparing texts that are not computed.
std::string normal_tokens(std::string_view text, bool ignore_case);

}  // namespace assay::checkers::math

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checkers/math/math.h"
#include "checkers/math/node.h"

namespace assay::checkers::math {

/// What an answer's text says.
struct Reading {
  Ref root = nullptr;       ///< Nothing: unparsed.
  std::string error;        ///< Why, for people.
  std::string text;         ///< The text without its wrapping, for comparing words.
  char choice = '\0';       ///< 'B' for "B", "(b)", "\text{(B)}", "(B) 12".
  std::string choice_text;  ///< What stands behind the letter: "12".
  bool empty = false;
};

/// Reads the whole text or nothing of it. Wrapping is removed ($, \boxed, **, final periods, "the
/// area is"); words without a formula become Text, words with formulas Prose.
Reading read_answer(std::string_view text, const Policy& policy, Arena& arena);

/// What a run of digits and commas may mean besides its first reading: "1,5" as 3/2, "100,0000" as
/// 1000000, "125,343" as two numbers. Empty for any other text.
std::vector<Ref> other_readings(std::string_view text, Arena& arena);

/// "9.8 m/s^2", "5 m": a number and letters that are a unit; nothing for any other text.
Ref unit_reading(std::string_view text, Arena& arena);

/// Words in one shape: lower case (if asked), single spaces, months by name, no final punctuation.
std::string normal_words(std::string_view text, bool ignore_case);

/// Tokens of a text with formulas in one spelling, for comparing texts that are not computed.
std::string normal_tokens(std::string_view text, bool ignore_case);

}  // namespace assay::checkers::math

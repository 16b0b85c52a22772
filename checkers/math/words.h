#pragma once

#include <optional>
#include <string_view>

#include "checkers/math/node.h"

namespace assay::checkers::math {

struct FuncWord {
  std::string_view name;
  Func func;
};

/// "sin", "arctan", "gcd", ...: functions by name, with or without a backslash.
std::optional<Func> function_word(std::string_view name);
/// Functions whose ^{-1} is the inverse function and not the reciprocal.
std::optional<Func> inverse_of(Func func);
/// "pi", "infinity", "e"...: constants by name.
std::optional<Op> constant_word(std::string_view name);
/// Greek letters and other commands that are names of variables.
bool is_symbol_command(std::string_view name);
/// Greek letters: names of variables without a backslash too.
bool is_greek_word(std::string_view name);
/// Relations, by command ("leq") or symbol ("<=").
std::optional<Rel> relation_word(std::string_view name);
/// "and", "or", "&", "": what separates the items of a list inside \text{}.
bool is_connective(std::string_view word);
/// Words that never are a unit: "is", "if", "where", ...
bool is_sentence_word(std::string_view word);
/// "R" for \mathbb{R}, "empty" for "no solution", ...
std::optional<std::string_view> named_set_word(std::string_view name);
/// 1..12 for January..December and their abbreviations.
std::optional<int> month_word(std::string_view lower_case);

}  // namespace assay::checkers::math

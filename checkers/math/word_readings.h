#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "checkers/math/node.h"

namespace assay::checkers::math {

/// Does the text hold words of a language: more than names, functions and constants?
bool has_words(std::string_view text);

/// What stands behind the last "is" of a sentence: "9" of "The area is 9". Nothing if the words
/// before it hold a number or a denial.
std::optional<std::string_view> stated_value(std::string_view text);

/// "twenty-one", "no solution", "all real numbers", "noon", "undefined"; nullptr for other words.
Ref special_words(std::string_view text, Arena& arena);

/// "January 5", "5 January 2020": month, day, year in one order; nullptr for anything else.
Ref date_words(std::string_view text, Arena& arena);

}  // namespace assay::checkers::math

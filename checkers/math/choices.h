#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "checkers/math/context.h"

namespace assay::checkers::math {

struct Reading;

/// A letter of a multiple choice, as written: "B", "(b)", "\text{(B)}", "(B) 12".
struct Choice {
  char letter = '\0';  ///< 'A' to 'J'.
  std::string text;    ///< What stands behind the letter; empty if it stands alone.
};

/// Nothing if the text is no choice: "(B) or (C)" names two, "(a)(b)" is mathematics.
std::optional<Choice> read_choice(std::string_view text);

/// Letters, digits and marks of a text, without text commands, braces, spaces and dollar signs.
std::string bare_text(std::string_view text);

/// Two choices, or a choice and a text where the policy knows the texts. Nothing where neither side
/// is a choice.
std::optional<Outcome> decide_choices(const Reading& gold, const Reading& answer, Context& context);

}  // namespace assay::checkers::math

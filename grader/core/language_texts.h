#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace assay::grader {

/// One description and the name that its file gives it.
struct NamedText {
  std::string name;
  std::string text;
};

/// The JSON of all languages and of the pieces that they share; each list sorted, names distinct.
struct LanguageTexts {
  std::vector<NamedText> languages;
  std::vector<NamedText> pieces;
  std::vector<NamedText> program;  ///< Files of program/, by their whole names.
};

/// What was compiled in.
LanguageTexts embedded_languages();

/// <dir>/*.json, <dir>/pieces/*.json and <dir>/program/*. Errors: Io.
Result<LanguageTexts> read_languages(const std::string& dir);

}  // namespace assay::grader

#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "grader/core/language_texts.h"
#include "grader/core/languages.h"

namespace assay::grader {

/// A path of a box's root as it is written: may hold {tool}, {tool_home}, {lib} and `*`.
struct PathPattern {
  std::string pattern;
  bool optional = false;  ///< Written with a "?" at its end.
};

/// What a step's root and environment are made of.
struct Surroundings {
  std::vector<PathPattern> paths;
  std::vector<std::string> opens;
  std::map<std::string, std::string> links;
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> env;
  bool proc = true;  ///< Of a step: its processes see /proc.
  bool exec = true;  ///< Of a step: what stands in /box and /tmp can be executed.
};
using Pieces = std::map<std::string, Surroundings, std::less<>>;

/// A language as it is written, before it meets a host.
struct LanguageDescription {
  Language language;  ///< Without tool and roots.
  std::optional<Surroundings> compile;
  Surroundings run;
  // Of Language::program.
  Surroundings program_apart;
  Surroundings program_compile;
  Surroundings program_run;
};

/// Errors: BadRequest, naming file and field ("languages/pieces/gcc.json: paths[2]: ...").
Result<Pieces> parse_pieces(const std::vector<NamedText>& texts);

/// One language; `pieces` are what its "uses" may name, `program` the files of its test programs.
/// Errors: BadRequest, likewise.
Result<LanguageDescription> parse_language(const NamedText& text, const Pieces& pieces,
                                           const std::vector<NamedText>& program);

}  // namespace assay::grader

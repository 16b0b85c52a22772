#pragma once

// problem.yaml as JSON, so that a package goes through the same schema as an inline problem, with
// the place of each value kept for error messages.

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"

namespace assay::grader {

/// A place in a text, both counted from 1; {0, 0} when there is none.
struct TextPosition {
  int line = 0;
  int column = 0;
};

/// A YAML document and where its values stand. A value; movable.
struct YamlDocument {
  std::unique_ptr<nlohmann::json> value;
  /// By path, as in "limits.cpu_s" or "gold[2]"; a mapping's entry stands where its key does.
  std::map<std::string, TextPosition, std::less<>> positions;

  /// The place of `path` or of the nearest value around it that has one.
  TextPosition find(std::string_view path) const;
};

inline constexpr int kMaxYamlDepth = 16;
inline constexpr int kMaxYamlNodes = 10'000;

/// Reads one YAML 1.2 document: mappings, sequences, and scalars of the core schema (null, true,
/// false, decimal integers of 64 bits, decimal floats, else text; yes, on, 0x1f and 1:30 are text).
/// Anchors, aliases, tags, duplicate keys, keys that are not text and second documents are refused.
/// Errors: BadProblem, "`file`:line:column: why".
Result<YamlDocument> parse_yaml(std::string_view text, std::string_view file);

}  // namespace assay::grader

#pragma once

// Bytes -> JSON, strictly and within bounds. Everything that reads JSON from outside goes through
// here: request lines, eval files, packages.

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/result.h"

namespace assay::grader {

/// Lists and objects inside each other. Twice kMaxValueDepth and more, since a tuple or a set of
/// the value format is an object around a list. Everything that walks a parsed document may
/// recurse.
inline constexpr int kMaxJsonDepth = 1024;
/// Values in one document: what bounds memory, since "[[],[],...]" costs 16 times its own size.
inline constexpr std::size_t kMaxJsonNodes = 4'000'000;

/// RFC 8259, and beyond it: no duplicate keys, no NaN and no number that a double cannot hold,
/// UTF-8 only, no NUL byte, kMaxJsonDepth, kMaxJsonNodes. An integer outside 64 bits loses no
/// digit: it is returned as {"$int": "<digits>"}, the value format's own form. Errors: BadRequest
/// (with line and column), TooLarge. If `early_id` is given, it receives the value of the top-level
/// member "id" as soon as that has been read, so that a document which is broken further on can
/// still be answered by its id. Never throws; thread safe.
Result<nlohmann::json> parse_json(std::string_view text, nlohmann::json* early_id = nullptr);

}  // namespace assay::grader

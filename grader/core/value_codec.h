#pragma once

// checkers::Value <-> JSON: plain JSON where Python's and JSON's types agree, and single-key objects
// for the rest, each with a key that begins with '$':
//
//   {"$tuple": [...]} {"$set": [...]} {"$frozenset": [...]} {"$dict": [[key, value], ...]}
//   {"$bytes": "<base64>"} {"$int": "123456789012345678901"} {"$float": "nan" | "inf" | "-inf"}
//   {"$complex": [re, im]} {"$str": "<base64 of WTF-8>"} {"$record": ["deque", content]}
//   {"$opaque": "description"}
//
// An object with string keys, none of which begins with '$', is a dict. Integers outside int64 are
// written as $int; floats always with a '.', an 'e' or as $float, so that 1 and 1.0 stay different.
// The Python side of the same format is grader/core/harness/*.py; a golden test holds the two
// together. docs/PROTOCOL.md, "Values", is the reference.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "checkers/checkers.h"

namespace assay::grader {

/// Errors: BadProblem, with the path inside the value. Depth is bounded by kMaxValueDepth.
Result<checkers::Value> value_from_json(const nlohmann::json& json);
nlohmann::json value_to_json(const checkers::Value& value);

}  // namespace assay::grader

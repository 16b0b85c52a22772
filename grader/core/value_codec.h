#pragma once

// checkers::Value <-> JSON: plain JSON where Python's and JSON's types agree, and single-key
// objects for the rest, each with a key that begins with '$':
//
//   {"$tuple": [...]} {"$set": [...]} {"$frozenset": [...]} {"$dict": [[key, value], ...]}
//   {"$bytes": "<base64>"} {"$int": "123456789012345678901" | "-0x1f..."}
//   {"$float": "nan" | "inf" | "-inf"} {"$complex": [re, im]} {"$str": "<base64 of WTF-8>"}
//   {"$record": ["deque", content]} {"$opaque": "description"}
//
// An object with string keys, none of which begins with '$', is a dict, in the order of its sorted
// keys; where another order or another kind of key matters there is $dict. Integers outside int64
// are written as $int, those of more than kMaxDecimalDigits digits in hexadecimal, which takes
// linear time on both sides and is not refused by newer Pythons. Floats always have a '.', an 'e'
// or are $float, so that 1 and 1.0 stay different.
//
// Contents of records: deque and bytearray as list and bytes; OrderedDict, defaultdict and Counter
// as dict; Decimal, date, time and datetime as their text; Fraction [numerator, denominator]; range
// [start, stop, step]; timedelta [days, seconds, microseconds]; namedtuple [name, [fields],
// [items]]; ndarray [dtype, shape, flat items]; NumPy's scalars, "numpy.float32" and so on, as
// bool, int, float, complex or text. The dtypes are a closed list (value_codec_numpy.cc), and all
// values have to be ones of their dtype.
//
// The Python side of the same format is grader/core/harness/assay_codec.py; a golden test holds the
// two together. docs/PROTOCOL.md, "Values", is the reference.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/result.h"
#include "checkers/checkers.h"

namespace assay::grader {

/// Any document is read or refused, whatever its shape: it may come from a submission's process.
/// The document's size and duplicate keys are parse_json's to refuse. Errors: BadProblem, with the
/// path inside the value: "value[3].$dict[0]: expected a pair [key, value]"; depth beyond
/// kMaxValueDepth. Thread safe.
Result<checkers::Value> value_from_json(const nlohmann::json& json);
/// value_from_json(value_to_json(v)) is v again. The depth of `value` must be within
/// kMaxValueDepth.
nlohmann::json value_to_json(const checkers::Value& value);

}  // namespace assay::grader

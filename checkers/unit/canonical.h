#pragma once

#include <string>
#include <vector>

#include "checkers/unit/value.h"

namespace assay::checkers {

/// Appends a text to `key` that is the same for two values exactly if they are equal without
/// tolerance (two OrderedDicts: in any order). Returns false, and leaves `key` in pieces, if the
/// value holds an opaque one, which equals nothing. The depth must be within kMaxValueDepth.
bool append_key(const Value& value, const ValuePolicy& policy, std::string& key);

/// What a scalar of NumPy's stands for; any other value is itself.
const Value& without_numpy(const Value& value);
/// The items of a dict or of a record that is one by content (OrderedDict, defaultdict, Counter).
const DictValue* as_dict(const Value& value);
/// The items of a sequence, or of a namedtuple, which is a tuple to all comparisons.
const std::vector<Value>* as_items(const Value& value, SequenceKind& kind);

/// The parts of an array of NumPy's that count: not its dtype. Null if the value is none.
struct ArrayParts {
  const std::vector<Value>* shape = nullptr;
  const std::vector<Value>* items = nullptr;
};
ArrayParts as_array(const Value& value);

}  // namespace assay::checkers

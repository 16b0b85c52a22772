#pragma once

// Values that a function under test takes and returns, as a closed set of plain types. Nothing
// here can run code: a value is data that was decoded outside the box.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "checkers/checker.h"

namespace assay::checkers {

struct Value;

struct NoneValue {
  bool operator==(const NoneValue&) const = default;
};
/// An integer of any size, as canonical decimal digits with an optional '-': no leading zeros, "0"
/// never signed.
struct IntValue {
  std::string digits;
};
struct ComplexValue {
  double real = 0;
  double imag = 0;
};
struct BytesValue {
  std::string bytes;
};
/// Text as UTF-8; lone surrogates are encoded as their three bytes (WTF-8), so that any Python str
/// survives.
struct StrValue {
  std::string text;
};
/// What could not be serialised (an object of a class of the submission's, a subclass of a plain
/// type, a value too large or too deep). It equals nothing, not even itself.
struct OpaqueValue {
  std::string description;
};
enum class SequenceKind { List, Tuple, Set, FrozenSet };
struct SequenceValue {
  SequenceKind kind = SequenceKind::List;
  std::vector<Value> items;
};
struct DictValue {
  std::vector<std::pair<Value, Value>> items;
};
/// A standard container or scalar that data sets really use, by the name of its type: "deque",
/// "Counter", "OrderedDict", "defaultdict", "Decimal", "Fraction", "range", "datetime", "ndarray", ...
/// `content` is its defining data as a plain value (a list, a dict, text).
struct RecordValue {
  std::string type;
  std::vector<Value> content;  ///< Exactly one element.
};

struct Value {
  std::variant<NoneValue, bool, IntValue, double, ComplexValue, StrValue, BytesValue, SequenceValue,
               DictValue, RecordValue, OpaqueValue>
      data;
};

/// What counts as equal beyond the default. Everything lenient is off by default and is declared by
/// the problem. docs/PROBLEM_FORMAT.md documents each.
struct ValuePolicy {
  double abs_tol = 0;         ///< For floats (and an int against a float); never int against int.
  double rel_tol = 0;
  bool list_is_tuple = false; ///< [1, 2] may stand for (1, 2) and the other way.
  bool unordered = false;     ///< A top-level list is compared as a multiset.
  bool bool_is_int = false;   ///< True may stand for 1.
};

/// Compares without recursion deeper than kMaxValueDepth and in O(n log n) or O(n^2) bounded by
/// kMaxSetComparisons for sets whose elements need tolerance. int and float compare by exact
/// mathematical value (1 equals 1.0, as in Python; 10**17+1 does not equal 1e17); NaN equals only NaN
/// when expected itself is NaN; bool is not int unless the policy says so. The message tells the
/// path of the first difference: "result[3].1: expected 5, got 6".
Judgement compare_values(const Value& expected, const Value& actual, const ValuePolicy& policy);

/// Short Python-like text for messages, at most `limit` bytes.
std::string describe(const Value& value, std::size_t limit = 200);

inline constexpr int kMaxValueDepth = 256;
inline constexpr std::int64_t kMaxSetComparisons = 1'000'000;

}  // namespace assay::checkers

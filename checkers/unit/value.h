#pragma once

// Values that a function under test takes and returns, as a closed set of plain types. Nothing
// here can run code: a value is data that was decoded outside the box.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
struct DictItem;
struct DictValue {
  std::vector<DictItem> items;
};
/// A standard container or scalar that data sets really use, by the name of its type: "deque",
/// "Counter", "OrderedDict", "defaultdict", "namedtuple", "Decimal", "Fraction", "range", "date",
/// "time", "datetime", "timedelta", "bytearray", "ndarray", and "numpy.float32" and the like for
/// NumPy's scalars. `content` is its defining data as a plain value (a list, a dict, text);
/// grader/core/value_codec.h tells which. A record whose content is not of that shape equals only a
/// record of the same type and content.
struct RecordValue {
  std::string type;
  std::vector<Value> content;  ///< Exactly one element.
};

struct Value {
  std::variant<NoneValue, bool, IntValue, double, ComplexValue, StrValue, BytesValue, SequenceValue,
               DictValue, RecordValue, OpaqueValue>
      data;
};

struct DictItem {
  Value key;
  Value value;
};

/// Values inside each other, in what is decoded and what is compared.
inline constexpr int kMaxValueDepth = 256;
/// Comparisons of elements with each other, where a tolerance forbids to sort them.
inline constexpr std::int64_t kMaxSetComparisons = 1'000'000;
/// Decimal digits of an integer.
inline constexpr std::size_t kMaxIntDigits = 1'000'000;
/// Integers of more decimal digits are written in hexadecimal (Python refuses to convert more than
/// 4300 digits, and takes quadratic time for them).
inline constexpr std::size_t kMaxDecimalDigits = 4000;

/// Reads "-12" or "0x1f": digits in lower case without leading zeros, no "-0". Nothing for anything
/// else and beyond kMaxIntDigits.
std::optional<IntValue> int_from_text(std::string_view text);
/// Decimal up to kMaxDecimalDigits, hexadecimal beyond.
std::string int_to_text(const IntValue& value);

/// What counts as equal beyond the default. Everything lenient is off by default and is declared by
/// the problem. docs/PROBLEM_FORMAT.md documents each.
struct ValuePolicy {
  double abs_tol = 0;  ///< For floats (and an int against a float); never int against int.
  double rel_tol = 0;
  bool list_is_tuple = false;  ///< [1, 2] may stand for (1, 2) and the other way.
  bool unordered = false;      ///< A top-level list is compared as a multiset.
  bool bool_is_int = false;    ///< True may stand for 1.
};

/// Are the two values equal? As Python's == says, with these differences:
/// - bool is not int unless the policy says so; NaN equals NaN; an opaque value equals nothing.
/// - With a tolerance, a float x (or an int where the other side is a float) equals the expected e
/// if
///   |x - e| <= max(abs_tol, rel_tol * |e|), computed exactly on the shortest decimals that stand
///   for the two doubles (complex numbers: with the modulus, in doubles). Keys of dicts are
///   compared without tolerance. Infinities equal only themselves.
/// So int, float, Decimal and Fraction compare by exact mathematical value (1 equals 1.0;
/// 10**17 + 1 does not equal 1e17), -0.0 equals 0.0, a set equals a frozenset, a namedtuple a
/// tuple, and a defaultdict, Counter or OrderedDict a dict, with the same items; two OrderedDicts
/// in the same order. An ndarray equals an ndarray of the same shape and items, and a scalar of
/// NumPy's is the number, bool or text that it stands for, whatever their dtypes.
///
/// Takes O(n log n). Where sets or unordered lists have floats under a tolerance, their elements
/// are matched: any two that can be paired off count, at most kMaxSetComparisons are tried, beyond
/// that the outcome is Undecided (but sorting decides for plain floats at any size). Does not
/// recurse beyond kMaxValueDepth (Undecided). The message tells the path of the first difference,
/// in Python's notation: "result[3]['x']: expected 5, got 6". Thread safe.
Judgement compare_values(const Value& expected, const Value& actual, const ValuePolicy& policy);

/// Short Python-like text for messages, at most about `limit` bytes, hostile text escaped.
std::string describe(const Value& value, std::size_t limit = 200);

}  // namespace assay::checkers

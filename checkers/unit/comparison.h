#pragma once

#include <string>
#include <vector>

#include "checkers/unit/canonical.h"
#include "checkers/unit/numbers.h"
#include "checkers/unit/value.h"

namespace assay::checkers {

/// Unknown: a budget ran out before either was proved.
enum class Match { Yes, No, Unknown };

/// One step of the way from the result to a part of it; the way is a list on the stack.
struct Step {
  const Step* outer = nullptr;
  std::size_t index = 0;
  const Value* key = nullptr;  ///< Of a dict; else the index counts.
};

/// "result[3]['x']".
std::string path_of(const Step* step);

/// One call of compare_values: the policy, the first difference, what is left of the budget. The
/// values' depth must be within kMaxValueDepth. Not thread safe.
class Comparison {
 public:
  explicit Comparison(const ValuePolicy& policy) : policy_(policy), numbers_(policy) {}

  Match compare(const Value& expected, const Value& actual, const Step* path);
  /// As multisets.
  Match compare_unordered(const std::vector<Value>& expected, const std::vector<Value>& actual,
                          const Step* path);
  /// After No the first difference, after Unknown what ran out.
  const std::string& message() const { return message_; }

 private:
  /// Notes a difference that `describe_it()` tells, unless pairs are only being tried out.
  template <typename Describe>
  Match differ(const Step* path, Describe describe_it) {
    if (trying_ == 0) {
      message_ = path_of(path) + ": " + describe_it();
    }
    return Match::No;
  }
  Match differ_as_a_whole(const Value& expected, const Value& actual, bool name_types,
                          const Step* path);

  bool same_scalar(const Value& expected, const Value& actual) const;
  Match compare_items(const std::vector<Value>& expected, const std::vector<Value>& actual,
                      const Step* path);
  /// By shape and items: their dtypes do not matter.
  Match compare_arrays(const ArrayParts& expected, const ArrayParts& actual, const Step* path);
  Match compare_dicts(const DictValue& expected, const DictValue& actual, bool ordered,
                      const Step* path);
  Match compare_by_key(const std::vector<Value>& expected, const std::vector<Value>& actual,
                       const Step* path);
  Match compare_sorted_floats(const std::vector<Value>& expected, const std::vector<Value>& actual,
                              const Step* path);
  Match pair_off(const std::vector<Value>& expected, const std::vector<Value>& actual,
                 const Step* path);

  const ValuePolicy& policy_;
  NumberComparison numbers_;
  std::string message_;
  int trying_ = 0;
  std::int64_t tries_left_ = kMaxSetComparisons;
};

}  // namespace assay::checkers

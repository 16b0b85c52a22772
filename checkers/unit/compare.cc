// Walks the two values in step and stops at the first difference. The way down is a list of steps
// on the stack, turned into text only if a difference is found. What has no order of its own is in
// compare_unordered.cc.

#include <fmt/format.h>

#include <algorithm>

#include "checkers/text/message.h"
#include "checkers/unit/canonical.h"
#include "checkers/unit/comparison.h"

namespace assay::checkers {
namespace {

constexpr std::size_t kMaxPathSteps = 12;
constexpr std::size_t kMaxQuotedKey = 40;

/// The depth of `value`, at most bound + 1.
int depth_of(const Value& value, int bound) {
  if (bound == 0) {
    return 1;
  }
  int depth = 0;
  const auto visit = [&](const Value& inner) {
    depth = std::max(depth, depth_of(inner, bound - 1));
  };
  if (const auto* sequence = std::get_if<SequenceValue>(&value.data)) {
    std::for_each(sequence->items.begin(), sequence->items.end(), visit);
  } else if (const auto* dict = std::get_if<DictValue>(&value.data)) {
    for (const auto& [key, item] : dict->items) {
      visit(key);
      visit(item);
    }
  } else if (const auto* record = std::get_if<RecordValue>(&value.data)) {
    std::for_each(record->content.begin(), record->content.end(), visit);
  }
  return depth + 1;
}

bool too_deep(const Value& value) {
  constexpr int kMaxLevels = kMaxValueDepth + 1;  // the value itself is at depth 0
  return depth_of(value, kMaxLevels) > kMaxLevels;
}

bool is_set(SequenceKind kind) {
  return kind == SequenceKind::Set || kind == SequenceKind::FrozenSet;
}

/// "list", "int", ...: the name of the type, as Python has it.
std::string type_name(const Value& value) {
  struct Name {
    std::string operator()(const NoneValue&) const { return "NoneType"; }
    std::string operator()(bool) const { return "bool"; }
    std::string operator()(const IntValue&) const { return "int"; }
    std::string operator()(double) const { return "float"; }
    std::string operator()(const ComplexValue&) const { return "complex"; }
    std::string operator()(const StrValue&) const { return "str"; }
    std::string operator()(const BytesValue&) const { return "bytes"; }
    std::string operator()(const DictValue&) const { return "dict"; }
    std::string operator()(const OpaqueValue&) const { return "object"; }
    std::string operator()(const RecordValue& record) const {
      const std::string quoted = quote(record.type, kMaxQuotedKey);
      return quoted.substr(1, quoted.size() - 2);
    }
    std::string operator()(const SequenceValue& sequence) const {
      switch (sequence.kind) {
        case SequenceKind::List:
          return "list";
        case SequenceKind::Tuple:
          return "tuple";
        case SequenceKind::Set:
          return "set";
        case SequenceKind::FrozenSet:
          return "frozenset";
      }
      return "sequence";
    }
  };
  return std::visit(Name{}, value.data);
}

bool is_ordered_dict(const Value& value) {
  const auto* record = std::get_if<RecordValue>(&value.data);
  return record && record->type == "OrderedDict";
}

/// unordered: "a top-level list is compared as a multiset".
Match compare_top(Comparison& comparison, const Value& expected, const Value& actual,
                  const ValuePolicy& policy) {
  const auto* e = std::get_if<SequenceValue>(&expected.data);
  const auto* a = std::get_if<SequenceValue>(&actual.data);
  if (policy.unordered && e && a && !is_set(e->kind) && !is_set(a->kind) &&
      (e->kind == a->kind || policy.list_is_tuple)) {
    return comparison.compare_unordered(e->items, a->items, nullptr);
  }
  return comparison.compare(expected, actual, nullptr);
}

}  // namespace

std::string path_of(const Step* step) {
  std::vector<const Step*> steps;
  for (; step != nullptr; step = step->outer) {
    steps.push_back(step);
  }
  const std::size_t skipped = steps.size() - std::min(steps.size(), kMaxPathSteps);
  std::string path = skipped > 0 ? "result[…]" : "result";
  steps.resize(steps.size() - skipped);  // the outer ones, which come last
  for (auto each = steps.rbegin(); each != steps.rend(); ++each) {
    const Value* key = (*each)->key;
    path += "[" + (key ? describe(*key, kMaxQuotedKey) : std::to_string((*each)->index)) + "]";
  }
  return path;
}

Match Comparison::differ_as_a_whole(const Value& expected, const Value& actual, bool name_types,
                                    const Step* path) {
  return differ(path, [&] {
    return name_types ? fmt::format("expected the {} {}, got the {} {}", type_name(expected),
                                    describe(expected), type_name(actual), describe(actual))
                      : fmt::format("expected {}, got {}", describe(expected), describe(actual));
  });
}

bool Comparison::same_scalar(const Value& expected, const Value& actual) const {
  if (expected.data.index() == actual.data.index()) {  // the usual case, without any conversion
    if (const auto* e = std::get_if<IntValue>(&expected.data)) {
      return e->digits == std::get<IntValue>(actual.data).digits;
    }
    if (const auto* e = std::get_if<StrValue>(&expected.data)) {
      return e->text == std::get<StrValue>(actual.data).text;
    }
    if (const auto* e = std::get_if<BytesValue>(&expected.data)) {
      return e->bytes == std::get<BytesValue>(actual.data).bytes;
    }
    if (const auto* e = std::get_if<bool>(&expected.data)) {
      return *e == std::get<bool>(actual.data);
    }
    if (std::holds_alternative<NoneValue>(expected.data)) {
      return true;
    }
  }
  return is_number(expected, policy_) && is_number(actual, policy_) &&
         numbers_.equal(expected, actual);
}

Match Comparison::compare_arrays(const ArrayParts& expected, const ArrayParts& actual,
                                 const Step* path) {
  const ValuePolicy exact;
  std::string expected_shape;
  std::string actual_shape;
  const Value shapes[] = {Value{SequenceValue{SequenceKind::Tuple, *expected.shape}},
                          Value{SequenceValue{SequenceKind::Tuple, *actual.shape}}};
  if (!append_key(shapes[0], exact, expected_shape) ||
      !append_key(shapes[1], exact, actual_shape) || expected_shape != actual_shape) {
    return differ(path, [&] {
      return fmt::format("expected an array of shape {}, got one of {}", describe(shapes[0]),
                         describe(shapes[1]));
    });
  }
  return compare_items(*expected.items, *actual.items, path);
}

Match Comparison::compare(const Value& expected_value, const Value& actual_value,
                          const Step* path) {
  const Value& expected = without_numpy(expected_value);
  const Value& actual = without_numpy(actual_value);
  const DictValue* expected_dict = as_dict(expected);
  const DictValue* actual_dict = as_dict(actual);
  if (expected_dict && actual_dict) {
    const bool ordered = is_ordered_dict(expected) && is_ordered_dict(actual);
    return compare_dicts(*expected_dict, *actual_dict, ordered, path);
  }
  SequenceKind expected_kind{};
  SequenceKind actual_kind{};
  const std::vector<Value>* expected_items = as_items(expected, expected_kind);
  const std::vector<Value>* actual_items = as_items(actual, actual_kind);
  if (expected_items && actual_items) {
    if (is_set(expected_kind) && is_set(actual_kind)) {
      return compare_unordered(*expected_items, *actual_items, path);
    }
    const bool both_ordered = !is_set(expected_kind) && !is_set(actual_kind);
    if (expected_kind == actual_kind || (policy_.list_is_tuple && both_ordered)) {
      return compare_items(*expected_items, *actual_items, path);
    }
    return differ_as_a_whole(expected, actual, true, path);
  }
  const ArrayParts expected_array = as_array(expected);
  const ArrayParts actual_array = as_array(actual);
  if (expected_array.items && actual_array.items) {
    return compare_arrays(expected_array, actual_array, path);
  }
  if (same_scalar(expected, actual)) {
    return Match::Yes;
  }
  const bool numbers = is_number(expected, policy_) && is_number(actual, policy_);
  const auto* expected_record = std::get_if<RecordValue>(&expected.data);
  const auto* actual_record = std::get_if<RecordValue>(&actual.data);
  if (expected_record && actual_record && !numbers &&
      expected_record->type == actual_record->type) {
    return compare(expected_record->content.at(0), actual_record->content.at(0), path);
  }
  const bool same_kind = expected.data.index() == actual.data.index() || numbers;
  return differ_as_a_whole(expected, actual, !same_kind, path);
}

Match Comparison::compare_items(const std::vector<Value>& expected,
                                const std::vector<Value>& actual, const Step* path) {
  if (expected.size() != actual.size()) {
    return differ(path, [&] {
      return fmt::format("expected {} items, got {}", expected.size(), actual.size());
    });
  }
  Match result = Match::Yes;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Step step{path, i, nullptr};
    const Match match = compare(expected[i], actual[i], &step);
    if (match == Match::No) {
      return match;
    }
    result = match == Match::Unknown ? match : result;
  }
  return result;
}

Judgement compare_values(const Value& expected, const Value& actual, const ValuePolicy& policy) {
  const auto undecided = [](std::string why) {
    return Judgement{Outcome::Undecided, 0, bounded_message(std::move(why))};
  };
  if (too_deep(expected) || too_deep(actual)) {
    return undecided(fmt::format("values nested deeper than {}", kMaxValueDepth));
  }
  Comparison comparison(policy);
  switch (compare_top(comparison, expected, actual, policy)) {
    case Match::Yes:
      return accepted();
    case Match::No:
      return wrong(comparison.message());
    case Match::Unknown:
      break;
  }
  return undecided(comparison.message());
}

}  // namespace assay::checkers

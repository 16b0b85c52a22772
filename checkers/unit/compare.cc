// Walks the two values in step and stops at the first difference. The way down is a list of steps
// on the stack, turned into text only if a difference is found. Sets, dicts and unordered lists
// are brought into a canonical order by their items' keys (canonical.h); only where items hold
// floats under a tolerance, which is no equivalence, they are matched as a bipartite graph.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checkers/text/message.h"
#include "checkers/unit/canonical.h"
#include "checkers/unit/matching.h"
#include "checkers/unit/numbers.h"
#include "checkers/unit/value.h"

namespace assay::checkers {
namespace {

enum class Match { Yes, No, Unknown };

/// One step of the way from the result to a part of it.
struct Step {
  const Step* outer = nullptr;
  std::size_t index = 0;
  const Value* key = nullptr;  // of a dict; else the index counts
};

constexpr std::size_t kMaxPathSteps = 12;
constexpr std::size_t kMaxQuotedKey = 40;

std::string path_of(const Step* step) {
  std::vector<const Step*> steps;
  for (; step != nullptr; step = step->outer) {
    steps.push_back(step);
  }
  std::string path = "result";
  const std::size_t skipped = steps.size() > kMaxPathSteps ? steps.size() - kMaxPathSteps : 0;
  path += skipped > 0 ? "[…]" : "";
  for (auto each = steps.rbegin() + static_cast<std::ptrdiff_t>(skipped); each != steps.rend();
       ++each) {
    path += (*each)->key ? "[" + describe(*(*each)->key, kMaxQuotedKey) + "]"
                         : fmt::format("[{}]", (*each)->index);
  }
  return path;
}

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

bool has_float(const Value& value) {
  if (const auto* sequence = std::get_if<SequenceValue>(&value.data)) {
    return std::any_of(sequence->items.begin(), sequence->items.end(), has_float);
  }
  if (const auto* dict = std::get_if<DictValue>(&value.data)) {
    return std::any_of(dict->items.begin(), dict->items.end(),
                       [](const auto& item) { return has_float(item.second); });
  }
  if (const auto* record = std::get_if<RecordValue>(&value.data)) {
    return has_float(record->content.at(0));
  }
  return std::holds_alternative<double>(value.data) ||
         std::holds_alternative<ComplexValue>(value.data);
}

/// "list", "int", ...: the name of the type, as Python has it.
std::string type_name(const Value& value) {
  struct Name {
    std::string operator()(const NoneValue&) const { return "None"; }
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

/// An item of a multiset with its key.
struct Keyed {
  std::string key;
  const Value* value = nullptr;
};

class Comparison {
 public:
  explicit Comparison(const ValuePolicy& policy) : policy_(policy), numbers_(policy) {}

  Match compare(const Value& expected, const Value& actual, const Step* path);
  Match compare_unordered(const std::vector<Value>& expected, const std::vector<Value>& actual,
                          const Step* path);
  const std::string& message() const { return message_; }

 private:
  template <typename... Args>
  Match differ(const Step* path, fmt::format_string<Args...> format, Args&&... args) {
    if (quiet_ == 0) {
      message_ = path_of(path) + ": " + fmt::format(format, std::forward<Args>(args)...);
    }
    return Match::No;
  }
  Match plain_difference(const Value& expected, const Value& actual, const Step* path) {
    return quiet_ > 0 ? Match::No
                      : differ(path, "expected {}, got {}", describe(expected), describe(actual));
  }
  Match kind_difference(const Value& expected, const Value& actual, const Step* path) {
    return quiet_ > 0 ? Match::No
                      : differ(path, "expected the {} {}, got the {} {}", type_name(expected),
                               describe(expected), type_name(actual), describe(actual));
  }

  bool same_scalar(const Value& expected, const Value& actual) const;
  Match compare_dicts(const DictValue& expected, const DictValue& actual, bool ordered,
                      const Step* path);
  Match compare_ordered(const std::vector<Value>& expected, const std::vector<Value>& actual,
                        const Step* path);
  Match compare_by_key(const std::vector<Value>& expected, const std::vector<Value>& actual,
                       const Step* path);
  Match compare_sorted_floats(const std::vector<Value>& expected, const std::vector<Value>& actual,
                              const Step* path);
  Match match_items(const std::vector<Value>& expected, const std::vector<Value>& actual,
                    const Step* path);
  bool sort_by_key(const std::vector<Value>& items, std::vector<Keyed>& keyed) const;

  const ValuePolicy& policy_;
  NumberComparison numbers_;
  std::string message_;
  int quiet_ = 0;  // > 0 while pairs are tried out
  std::int64_t tries_left_ = kMaxSetComparisons;
};

bool is_set(SequenceKind kind) {
  return kind == SequenceKind::Set || kind == SequenceKind::FrozenSet;
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

Match Comparison::compare(const Value& expected, const Value& actual, const Step* path) {
  const DictValue* expected_dict = as_dict(expected);
  const DictValue* actual_dict = as_dict(actual);
  if (expected_dict && actual_dict) {
    const bool ordered = type_name(expected) == "OrderedDict" && type_name(actual) == "OrderedDict";
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
    if (expected_kind == actual_kind ||
        (policy_.list_is_tuple && !is_set(expected_kind) && !is_set(actual_kind))) {
      return compare_ordered(*expected_items, *actual_items, path);
    }
    return kind_difference(expected, actual, path);
  }
  if (same_scalar(expected, actual)) {
    return Match::Yes;
  }
  const auto* expected_record = std::get_if<RecordValue>(&expected.data);
  const auto* actual_record = std::get_if<RecordValue>(&actual.data);
  const bool number = is_number(expected, policy_) && is_number(actual, policy_);
  if (expected_record && actual_record && !number && expected_record->type == actual_record->type) {
    return compare(expected_record->content.at(0), actual_record->content.at(0), path);
  }
  return expected.data.index() == actual.data.index() || number
             ? plain_difference(expected, actual, path)
             : kind_difference(expected, actual, path);
}

Match Comparison::compare_ordered(const std::vector<Value>& expected,
                                  const std::vector<Value>& actual, const Step* path) {
  if (expected.size() != actual.size()) {
    return differ(path, "expected {} items, got {}", expected.size(), actual.size());
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

Match Comparison::compare_dicts(const DictValue& expected, const DictValue& actual, bool ordered,
                                const Step* path) {
  std::vector<std::pair<std::string, std::size_t>> by_key(actual.items.size());
  for (std::size_t i = 0; i < actual.items.size(); ++i) {
    by_key[i].second = i;
    if (!append_key(actual.items[i].first, policy_, by_key[i].first)) {
      return differ(path, "the key {} is no plain value", describe(actual.items[i].first));
    }
  }
  std::sort(by_key.begin(), by_key.end());
  std::vector<bool> used(actual.items.size());
  Match result = Match::Yes;
  for (std::size_t i = 0; i < expected.items.size(); ++i) {
    const auto& [key, item] = expected.items[i];
    std::pair<std::string, std::size_t> wanted;
    const bool plain = append_key(key, policy_, wanted.first);
    const auto found = std::lower_bound(by_key.begin(), by_key.end(), wanted);
    if (!plain || found == by_key.end() || found->first != wanted.first) {
      return differ(path, "the key {} is missing", describe(key));
    }
    if (ordered && found->second != i) {
      return differ(path, "the key {} is not at its place in the order", describe(key));
    }
    used[found->second] = true;
    const Step step{path, 0, &key};
    const Match match = compare(item, actual.items[found->second].second, &step);
    if (match == Match::No) {
      return match;
    }
    result = match == Match::Unknown ? match : result;
  }
  const auto unused = std::find(used.begin(), used.end(), false);
  if (unused != used.end()) {
    const Value& key = actual.items[static_cast<std::size_t>(unused - used.begin())].first;
    return differ(path, "the key {} was not expected", describe(key));
  }
  return result;
}

Match Comparison::compare_unordered(const std::vector<Value>& expected,
                                    const std::vector<Value>& actual, const Step* path) {
  const bool inexact =
      numbers_.has_tolerance() && (std::any_of(expected.begin(), expected.end(), has_float) ||
                                   std::any_of(actual.begin(), actual.end(), has_float));
  if (!inexact) {
    return compare_by_key(expected, actual, path);
  }
  if (expected.size() != actual.size()) {
    return differ(path, "expected {} items, got {}", expected.size(), actual.size());
  }
  const Match sorted = compare_sorted_floats(expected, actual, path);
  return sorted == Match::Unknown ? match_items(expected, actual, path) : sorted;
}

bool Comparison::sort_by_key(const std::vector<Value>& items, std::vector<Keyed>& keyed) const {
  keyed.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    keyed[i].value = &items[i];
    if (!append_key(items[i], policy_, keyed[i].key)) {
      std::swap(keyed[0], keyed[i]);
      return false;
    }
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  return true;
}

Match Comparison::compare_by_key(const std::vector<Value>& expected,
                                 const std::vector<Value>& actual, const Step* path) {
  std::vector<Keyed> wanted;
  std::vector<Keyed> given;
  if (!sort_by_key(expected, wanted)) {
    return differ(path, "the item {} is missing", describe(*wanted[0].value));
  }
  if (!sort_by_key(actual, given)) {
    return differ(path, "the item {} is no plain value", describe(*given[0].value));
  }
  const auto [w, g] = std::mismatch(wanted.begin(), wanted.end(), given.begin(), given.end(),
                                    [](const Keyed& a, const Keyed& b) { return a.key == b.key; });
  if (w != wanted.end() && (g == given.end() || w->key < g->key)) {
    return differ(path, "the item {} is missing", describe(*w->value));
  }
  return g == given.end() ? Match::Yes
                          : differ(path, "the item {} was not expected", describe(*g->value));
}

/// Finite floats, and a relative tolerance below 1: then the intervals around the expected ones
/// have their ends in the order of their middles, and if any pairing works, that in sorted order
/// does. Unknown for everything else.
Match Comparison::compare_sorted_floats(const std::vector<Value>& expected,
                                        const std::vector<Value>& actual, const Step* path) {
  const auto floats_of = [](const std::vector<Value>& items, std::vector<double>& floats) {
    for (const Value& item : items) {
      const auto* real = std::get_if<double>(&item.data);
      if (!real || !std::isfinite(*real)) {
        return false;
      }
      floats.push_back(*real);
    }
    std::sort(floats.begin(), floats.end());
    return true;
  };
  std::vector<double> wanted;
  std::vector<double> given;
  if (policy_.rel_tol >= 1 || !floats_of(expected, wanted) || !floats_of(actual, given)) {
    return Match::Unknown;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!numbers_.within(wanted[i], given[i])) {
      return differ(path, "in sorted order, expected {} at {}, got {}", describe(Value{wanted[i]}),
                    i, describe(Value{given[i]}));
    }
  }
  return Match::Yes;
}

Match Comparison::match_items(const std::vector<Value>& expected, const std::vector<Value>& actual,
                              const Step* path) {
  const auto count = static_cast<std::int64_t>(expected.size());
  if (count > tries_left_ || count * count > tries_left_) {
    message_ = path_of(path) + fmt::format(": {} items are too many to pair off within a tolerance",
                                           expected.size());
    return Match::Unknown;
  }
  tries_left_ -= count * count;
  Edges edges(expected.size());
  bool unknown = false;
  ++quiet_;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    for (std::size_t j = 0; j < actual.size(); ++j) {
      const Match match = compare(expected[i], actual[j], path);
      unknown = unknown || match == Match::Unknown;
      if (match == Match::Yes) {
        edges[i].push_back(j);
      }
    }
  }
  --quiet_;
  const std::size_t alone = unmatched_node(edges, actual.size());
  if (alone == edges.size()) {
    return Match::Yes;
  }
  return unknown ? Match::Unknown
                 : differ(path, "nothing pairs off with the item {}", describe(expected[alone]));
}

bool is_list_or_tuple(const Value& value) {
  const auto* sequence = std::get_if<SequenceValue>(&value.data);
  return sequence && !is_set(sequence->kind);
}

Match compare_top(Comparison& comparison, const Value& expected, const Value& actual,
                  const ValuePolicy& policy) {
  if (policy.unordered && is_list_or_tuple(expected) && is_list_or_tuple(actual)) {
    const auto& e = std::get<SequenceValue>(expected.data);
    const auto& a = std::get<SequenceValue>(actual.data);
    if (e.kind == a.kind || policy.list_is_tuple) {
      return comparison.compare_unordered(e.items, a.items, nullptr);
    }
  }
  return comparison.compare(expected, actual, nullptr);
}

}  // namespace

Judgement compare_values(const Value& expected, const Value& actual, const ValuePolicy& policy) {
  const auto undecided = [](std::string why) {
    return Judgement{Outcome::Undecided, 0, bounded_message(std::move(why))};
  };
  if (depth_of(expected, kMaxValueDepth + 1) > kMaxValueDepth + 1 ||
      depth_of(actual, kMaxValueDepth + 1) > kMaxValueDepth + 1) {
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

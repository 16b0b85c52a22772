// Dicts, sets and unordered lists are brought into a canonical order by the keys of their items
// (canonical.h). Only where items hold floats under a tolerance, which is no equivalence (1.0 is
// near 1.5 is near 2.0), sorting proves nothing, and the items are matched as a bipartite graph;
// plain floats are the exception, for which the sorted order is the best of all pairings.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "checkers/unit/canonical.h"
#include "checkers/unit/comparison.h"
#include "checkers/unit/matching.h"

namespace assay::checkers {
namespace {

/// Up to so many items the one too many is looked for; beyond, a wrong count is told as such, so
/// that a result's size alone does not make work.
constexpr std::size_t kMaxItemsToName = 1000;

bool has_float(const Value& value) {
  if (const auto* sequence = std::get_if<SequenceValue>(&value.data)) {
    return std::any_of(sequence->items.begin(), sequence->items.end(), has_float);
  }
  if (const auto* dict = std::get_if<DictValue>(&value.data)) {
    return std::any_of(dict->items.begin(), dict->items.end(),
                       [](const DictItem& item) { return has_float(item.value); });
  }
  if (const auto* record = std::get_if<RecordValue>(&value.data)) {
    return has_float(record->content.at(0));
  }
  return std::holds_alternative<double>(value.data) ||
         std::holds_alternative<ComplexValue>(value.data);
}

bool any_float(const std::vector<Value>& items) {
  return std::any_of(items.begin(), items.end(), has_float);
}

/// An item with its key.
struct Keyed {
  std::string key;
  const Value* value = nullptr;
};

/// Sorted by key; or the first item that has none, which is returned.
const Value* sort_by_key(const std::vector<Value>& items, const ValuePolicy& policy,
                         std::vector<Keyed>& keyed) {
  keyed.resize(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    keyed[i].value = &items[i];
    if (!append_key(items[i], policy, keyed[i].key)) {
      return &items[i];
    }
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  return nullptr;
}

/// The items in order, if all of them are finite floats.
bool sorted_floats(const std::vector<Value>& items, std::vector<double>& floats) {
  floats.reserve(items.size());
  for (const Value& item : items) {
    const auto* real = std::get_if<double>(&without_numpy(item).data);
    if (!real || !std::isfinite(*real)) {
      return false;
    }
    floats.push_back(*real);
  }
  std::sort(floats.begin(), floats.end());
  return true;
}

}  // namespace

Match Comparison::compare_dicts(const DictValue& expected, const DictValue& actual, bool ordered,
                                const Step* path) {
  const auto differ_at = [&](const Value& key, std::string_view what) {
    return differ(path, [&] { return fmt::format("the key {} {}", describe(key), what); });
  };
  if (expected.items.size() != actual.items.size() &&
      std::max(expected.items.size(), actual.items.size()) > kMaxItemsToName) {
    return differ(path, [&] {
      return fmt::format("expected {} keys, got {}", expected.items.size(), actual.items.size());
    });
  }
  std::vector<std::pair<std::string, std::size_t>> by_key(actual.items.size());
  for (std::size_t i = 0; i < actual.items.size(); ++i) {
    by_key[i].second = i;
    if (!append_key(actual.items[i].key, policy_, by_key[i].first)) {
      return differ_at(actual.items[i].key, "is no plain value");
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
      return differ_at(key, "is missing");
    }
    if (ordered && found->second != i) {
      return differ_at(key, "is not at its place in the order");
    }
    used[found->second] = true;
    const Step step{path, 0, &key};
    const Match match = compare(item, actual.items[found->second].value, &step);
    if (match == Match::No) {
      return match;
    }
    result = match == Match::Unknown ? match : result;
  }
  const auto unused = std::find(used.begin(), used.end(), false);
  if (unused != used.end()) {
    return differ_at(actual.items[static_cast<std::size_t>(unused - used.begin())].key,
                     "was not expected");
  }
  return result;
}

Match Comparison::compare_unordered(const std::vector<Value>& expected,
                                    const std::vector<Value>& actual, const Step* path) {
  const std::size_t largest = std::max(expected.size(), actual.size());
  const bool inexact = numbers_.has_tolerance() && (any_float(expected) || any_float(actual));
  if (expected.size() != actual.size() && (inexact || largest > kMaxItemsToName)) {
    return differ(path, [&] {
      return fmt::format("expected {} items, got {}", expected.size(), actual.size());
    });
  }
  if (!inexact) {
    return compare_by_key(expected, actual, path);
  }
  const Match sorted = compare_sorted_floats(expected, actual, path);
  return sorted == Match::Unknown ? pair_off(expected, actual, path) : sorted;
}

Match Comparison::compare_by_key(const std::vector<Value>& expected,
                                 const std::vector<Value>& actual, const Step* path) {
  const auto differ_at = [&](const Value& item, std::string_view what) {
    return differ(path, [&] { return fmt::format("the item {} {}", describe(item), what); });
  };
  std::vector<Keyed> wanted;
  std::vector<Keyed> given;
  if (const Value* opaque = sort_by_key(expected, policy_, wanted)) {
    return differ_at(*opaque, "is missing");
  }
  if (const Value* opaque = sort_by_key(actual, policy_, given)) {
    return differ_at(*opaque, "is no plain value");
  }
  const auto [w, g] = std::mismatch(wanted.begin(), wanted.end(), given.begin(), given.end(),
                                    [](const Keyed& a, const Keyed& b) { return a.key == b.key; });
  if (w != wanted.end() && (g == given.end() || w->key < g->key)) {
    return differ_at(*w->value, "is missing");
  }
  return g == given.end() ? Match::Yes : differ_at(*g->value, "was not expected");
}

/// Decides for finite floats on both sides and a relative tolerance below 1: then the intervals of
/// what is near to an expected one have both their ends in the order of their middles, and if any
/// pairing works, the sorted one does. Unknown for everything else.
Match Comparison::compare_sorted_floats(const std::vector<Value>& expected,
                                        const std::vector<Value>& actual, const Step* path) {
  std::vector<double> wanted;
  std::vector<double> given;
  if (policy_.rel_tol >= 1 || !sorted_floats(expected, wanted) || !sorted_floats(actual, given)) {
    return Match::Unknown;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!numbers_.within(wanted[i], given[i])) {
      return differ(path, [&] {
        return fmt::format("in sorted order, expected {} at {}, got {}", describe(Value{wanted[i]}),
                           i, describe(Value{given[i]}));
      });
    }
  }
  return Match::Yes;
}

Match Comparison::pair_off(const std::vector<Value>& expected, const std::vector<Value>& actual,
                           const Step* path) {
  const auto count = static_cast<std::int64_t>(expected.size());
  if (count > tries_left_ || count * count > tries_left_) {
    message_ = path_of(path) +
               fmt::format(": {} items are too many to pair off within a tolerance", count);
    return Match::Unknown;
  }
  tries_left_ -= count * count;
  Edges edges(expected.size());
  bool unknown = false;
  ++trying_;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    for (std::size_t j = 0; j < actual.size(); ++j) {
      const Match match = compare(expected[i], actual[j], path);
      unknown = unknown || match == Match::Unknown;
      if (match == Match::Yes) {
        edges[i].push_back(j);
      }
    }
  }
  --trying_;
  const std::size_t alone = unmatched_node(edges, actual.size());
  if (alone == edges.size()) {
    return Match::Yes;
  }
  if (unknown) {
    return Match::Unknown;
  }
  return differ(path, [&] {
    return fmt::format("nothing pairs off with the item {}", describe(expected[alone]));
  });
}

}  // namespace assay::checkers

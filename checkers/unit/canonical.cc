// A prefix code: every key begins with a letter for the kind and says its own length, so that keys
// can be strung together without ambiguity. Sets and dicts sort the keys of their items; that is
// what makes the text canonical.

#include "checkers/unit/canonical.h"

#include <algorithm>

#include "checkers/unit/numbers.h"

namespace assay::checkers {
namespace {

void append_bytes(char kind, std::string_view bytes, std::string& key) {
  key += kind;
  key += std::to_string(bytes.size());
  key += ':';
  key += bytes;
}

void append_count(char kind, std::size_t count, std::string& key) {
  key += kind;
  key += std::to_string(count);
  key += ':';
}

std::string real_key(double value) {
  return value != value ? "nan" : value > 0 ? "inf" : "-inf";  // the finite ones are exact numbers
}

bool append_sorted(std::vector<std::string> keys, char kind, std::string& key) {
  std::sort(keys.begin(), keys.end());
  append_count(kind, keys.size(), key);
  for (const std::string& one : keys) {
    key += one;
  }
  return true;
}

bool append_dict(const DictValue& dict, const ValuePolicy& policy, std::string& key) {
  std::vector<std::string> keys;
  keys.reserve(dict.items.size());
  for (const auto& [name, item] : dict.items) {
    std::string& one = keys.emplace_back();
    if (!append_key(name, policy, one) || !append_key(item, policy, one)) {
      return false;
    }
  }
  return append_sorted(std::move(keys), 'D', key);
}

bool append_items(const std::vector<Value>& items, SequenceKind kind, const ValuePolicy& policy,
                  std::string& key) {
  if (kind == SequenceKind::Set || kind == SequenceKind::FrozenSet) {
    std::vector<std::string> keys(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!append_key(items[i], policy, keys[i])) {
        return false;
      }
    }
    return append_sorted(std::move(keys), 'E', key);
  }
  append_count(kind == SequenceKind::Tuple || policy.list_is_tuple ? 'T' : 'L', items.size(), key);
  return std::all_of(items.begin(), items.end(),
                     [&](const Value& item) { return append_key(item, policy, key); });
}

const std::vector<Value>* list_at(const std::vector<Value>& parts, std::size_t index) {
  const auto* list = std::get_if<SequenceValue>(&parts[index].data);
  return list != nullptr ? &list->items : nullptr;
}

}  // namespace

const Value& without_numpy(const Value& value) {
  const auto* record = std::get_if<RecordValue>(&value.data);
  return record && record->type.starts_with("numpy.") ? record->content.at(0) : value;
}

ArrayParts as_array(const Value& value) {
  const auto* record = std::get_if<RecordValue>(&value.data);
  const auto* parts = record && record->type == "ndarray"
                          ? std::get_if<SequenceValue>(&record->content.at(0).data)
                          : nullptr;
  if (!parts || parts->items.size() != 3) {  // dtype, shape, items
    return {};
  }
  const ArrayParts found{list_at(parts->items, 1), list_at(parts->items, 2)};
  return found.shape && found.items ? found : ArrayParts{};
}

const DictValue* as_dict(const Value& value) {
  if (const auto* record = std::get_if<RecordValue>(&value.data)) {
    const bool is_dict =
        record->type == "OrderedDict" || record->type == "defaultdict" || record->type == "Counter";
    return is_dict ? std::get_if<DictValue>(&record->content.at(0).data) : nullptr;
  }
  return std::get_if<DictValue>(&value.data);
}

const std::vector<Value>* as_items(const Value& value, SequenceKind& kind) {
  if (const auto* sequence = std::get_if<SequenceValue>(&value.data)) {
    kind = sequence->kind;
    return &sequence->items;
  }
  const auto* record = std::get_if<RecordValue>(&value.data);
  if (!record || record->type != "namedtuple") {
    return nullptr;
  }
  kind = SequenceKind::Tuple;
  const auto* parts =
      std::get_if<SequenceValue>(&record->content.at(0).data);  // name, fields, items
  if (!parts || parts->items.size() != 3) {
    return nullptr;
  }
  const auto* items = std::get_if<SequenceValue>(&parts->items[2].data);
  return items ? &items->items : nullptr;
}

bool append_key(const Value& given, const ValuePolicy& policy, std::string& key) {
  const Value& value = without_numpy(given);
  if (const std::optional<std::string> number = exact_number(value, policy)) {
    append_bytes('#', *number, key);
    return true;
  }
  if (const DictValue* dict = as_dict(value)) {
    return append_dict(*dict, policy, key);
  }
  SequenceKind kind{};
  if (const std::vector<Value>* items = as_items(value, kind)) {
    return append_items(*items, kind, policy, key);
  }
  if (const auto* text = std::get_if<StrValue>(&value.data)) {
    append_bytes('S', text->text, key);
  } else if (const auto* bytes = std::get_if<BytesValue>(&value.data)) {
    append_bytes('Y', bytes->bytes, key);
  } else if (const auto* truth = std::get_if<bool>(&value.data)) {
    key += *truth ? "B1" : "B0";
  } else if (const auto* real = std::get_if<double>(&value.data)) {
    append_bytes('#', real_key(*real), key);
  } else if (const auto* complex = std::get_if<ComplexValue>(&value.data)) {
    if (complex->imag == 0) {
      append_bytes('#', real_key(complex->real), key);
      return true;
    }
    key += 'C';
    return append_key(Value{complex->real}, policy, key) &&
           append_key(Value{complex->imag}, policy, key);
  } else if (const auto* record = std::get_if<RecordValue>(&value.data)) {
    append_bytes('R', record->type, key);
    if (const ArrayParts array = as_array(value); array.items) {
      return append_items(*array.shape, SequenceKind::List, policy, key) &&
             append_items(*array.items, SequenceKind::List, policy, key);
    }
    return append_key(record->content.at(0), policy, key);
  } else if (std::holds_alternative<NoneValue>(value.data)) {
    key += 'N';
  } else {
    return false;  // opaque
  }
  return true;
}

}  // namespace assay::checkers

// Value -> JSON, one case a form; always the canonical one.

#include <cmath>
#include <nlohmann/json.hpp>

#include "grader/core/codec_text.h"
#include "grader/core/value_codec.h"

namespace assay::grader {
namespace {

using checkers::BytesValue;
using checkers::ComplexValue;
using checkers::DictValue;
using checkers::IntValue;
using checkers::NoneValue;
using checkers::OpaqueValue;
using checkers::RecordValue;
using checkers::SequenceKind;
using checkers::SequenceValue;
using checkers::StrValue;
using checkers::Value;
using nlohmann::json;

json tagged_json(const char* tag, json body) {
  json object = json::object();
  object[tag] = std::move(body);
  return object;
}

json float_to_json(double value) {
  if (std::isfinite(value)) {
    return value;
  }
  return tagged_json("$float", std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
}

struct Writer {
  json operator()(const NoneValue&) const { return nullptr; }
  json operator()(bool value) const { return value; }
  json operator()(double value) const { return float_to_json(value); }
  json operator()(const IntValue& value) const {
    const std::string& digits = value.digits;
    constexpr std::size_t kAlwaysInt64 = 18;
    if (digits.size() <= kAlwaysInt64) {
      return std::stoll(digits);
    }
    if (digits ==
        std::to_string(static_cast<std::int64_t>(std::strtoll(digits.c_str(), nullptr, 10)))) {
      return std::strtoll(digits.c_str(), nullptr, 10);
    }
    return tagged_json("$int", checkers::int_to_text(value));
  }
  json operator()(const ComplexValue& value) const {
    return tagged_json("$complex",
                       json::array({float_to_json(value.real), float_to_json(value.imag)}));
  }
  json operator()(const StrValue& value) const {
    return is_utf8(value.text) ? json(value.text) : tagged_json("$str", base64_encode(value.text));
  }
  json operator()(const BytesValue& value) const {
    return tagged_json("$bytes", base64_encode(value.bytes));
  }
  json operator()(const OpaqueValue& value) const {
    return tagged_json("$opaque", is_utf8(value.description) ? value.description : "");
  }
  json operator()(const RecordValue& value) const {
    json body = json::array({value.type});
    body.push_back(value_to_json(value.content.at(0)));
    return tagged_json("$record", std::move(body));
  }
  json operator()(const SequenceValue& value) const {
    json list = json::array();
    for (const Value& item : value.items) {
      list.push_back(value_to_json(item));
    }
    switch (value.kind) {
      case SequenceKind::List:
        return list;
      case SequenceKind::Tuple:
        return tagged_json("$tuple", std::move(list));
      case SequenceKind::Set:
        return tagged_json("$set", std::move(list));
      case SequenceKind::FrozenSet:
        return tagged_json("$frozenset", std::move(list));
    }
    return nullptr;
  }
  json operator()(const DictValue& value) const {
    if (is_plain_object(value)) {
      json object = json::object();
      for (const auto& [key, item] : value.items) {
        object[std::get<StrValue>(key.data).text] = value_to_json(item);
      }
      return object;
    }
    json pairs = json::array();
    for (const auto& [key, item] : value.items) {
      json pair = json::array();
      pair.push_back(value_to_json(key));
      pair.push_back(value_to_json(item));
      pairs.push_back(std::move(pair));
    }
    return tagged_json("$dict", std::move(pairs));
  }

  /// Whether a JSON object says the same: its keys are unique and sorted, as nlohmann::json's are,
  /// so that no order is lost; the order of a dict can be seen by a function that takes one.
  static bool is_plain_object(const DictValue& dict) {
    const std::string* last = nullptr;
    for (const auto& [key, item] : dict.items) {
      const auto* text = std::get_if<StrValue>(&key.data);
      if (!text || text->text.starts_with('$') || !is_utf8(text->text) ||
          (last && *last >= text->text)) {
        return false;
      }
      last = &text->text;
    }
    return true;
  }
};

}  // namespace

json value_to_json(const Value& value) { return std::visit(Writer{}, value.data); }

}  // namespace assay::grader

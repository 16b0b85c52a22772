// JSON -> Value, one case a form. What is read here may come from a submission's process, so every
// shape is checked and every wrong one is an error that names its place; the recursion is bounded
// by kMaxValueDepth, well above what data sets hold and well below what a stack does.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "grader/core/codec_text.h"
#include "grader/core/value_codec.h"
#include "grader/core/value_codec_numpy.h"

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

constexpr std::size_t kMaxQuotedTag = 40;
constexpr std::size_t kMaxPathSteps = 16;

/// Where the reader stands, as a list from the inside out; printed only when there is an error.
struct Place {
  const Place* outer = nullptr;
  std::string_view tag = {};  // "$tuple", "$dict", ... or a plain object's key
  std::optional<std::size_t> index = {};
};

/// At most kMaxQuotedTag bytes, whole characters: an error's text is UTF-8, too.
std::string_view quoted_part(std::string_view tag) {
  std::size_t end = std::min(tag.size(), kMaxQuotedTag);
  while (end > 0 && end < tag.size() && (static_cast<unsigned char>(tag[end]) & 0xC0) == 0x80) {
    --end;
  }
  return tag.substr(0, end);
}

std::string path_of(const Place& place) {
  std::vector<const Place*> steps;
  const Place* step = &place;
  for (; step != nullptr && steps.size() < kMaxPathSteps; step = step->outer) {
    steps.push_back(step);
  }
  std::string path = step == nullptr ? "value" : "value…";
  for (auto each = steps.rbegin(); each != steps.rend(); ++each) {
    if (!(*each)->tag.empty()) {
      path += "." + std::string(quoted_part((*each)->tag));
    }
    if ((*each)->index) {
      path += fmt::format("[{}]", *(*each)->index);
    }
  }
  return path;
}

tl::unexpected<Error> wrong_shape(const Place& place, std::string_view problem) {
  return failure(ErrorCode::BadProblem, fmt::format("{}: {}", path_of(place), problem));
}

class Reader {
 public:
  Result<Value> value(const json& form, const Place& place, int depth);

 private:
  Result<Value> object(const json& form, const Place& place, int depth);
  Result<Value> tagged(std::string_view tag, const json& body, const Place& place, int depth);
  Result<std::vector<Value>> items(const json& form, const Place& place, int depth);
  Result<Value> dict(const json& form, const Place& place, int depth);
  Result<Value> sequence(SequenceKind kind, const json& body, const Place& place, int depth);
  Result<Value> record(const json& body, const Place& place, int depth);
};

Result<Value> read_float(const json& body, const Place& place) {
  using Limits = std::numeric_limits<double>;
  const std::array<std::pair<const char*, double>, 3> names = {
      {{"nan", Limits::quiet_NaN()}, {"inf", Limits::infinity()}, {"-inf", -Limits::infinity()}}};
  for (const auto& [name, value] : names) {
    if (body == name) {
      return Value{value};
    }
  }
  return wrong_shape(place, "expected \"nan\", \"inf\" or \"-inf\"");
}

/// A JSON number or one of the names of $float.
Result<double> read_part(const json& part, const Place& place) {
  if (part.is_number()) {
    return part.get<double>();
  }
  if (part.is_object() && part.size() == 1 && part.begin().key() == "$float") {
    const Result<Value> value = read_float(part.begin().value(), place);
    if (!value) {
      return failure(value.error());
    }
    return std::get<double>(value->data);
  }
  return wrong_shape(place, "expected a number");
}

Result<Value> read_complex(const json& body, const Place& place) {
  if (!body.is_array() || body.size() != 2) {
    return wrong_shape(place, "expected a list of two numbers");
  }
  const Result<double> real = read_part(body[0], place);
  const Result<double> imag = read_part(body[1], place);
  if (!real || !imag) {
    return failure((real ? imag : real).error());
  }
  return Value{ComplexValue{*real, *imag}};
}

Result<Value> read_int(const json& body, const Place& place) {
  const auto* text = body.get_ptr<const json::string_t*>();
  std::optional<IntValue> value = text ? checkers::int_from_text(*text) : std::nullopt;
  if (!value) {
    return wrong_shape(place,
                       "expected an integer as a string of digits, or of \"0x\" and "
                       "hexadecimal digits, without leading zeros");
  }
  return Value{*std::move(value)};
}

Result<std::string> read_base64(const json& body, const Place& place) {
  const auto* text = body.get_ptr<const json::string_t*>();
  std::optional<std::string> bytes = text ? base64_decode(*text) : std::nullopt;
  if (!bytes) {
    return wrong_shape(place, "expected a string in base64");
  }
  return *std::move(bytes);
}

Result<Value> Reader::value(const json& form, const Place& place, int depth) {
  if (depth > checkers::kMaxValueDepth) {
    return failure(ErrorCode::BadProblem,
                   fmt::format("value: nested deeper than {}", checkers::kMaxValueDepth));
  }
  switch (form.type()) {
    case json::value_t::null:
      return Value{NoneValue{}};
    case json::value_t::boolean:
      return Value{form.get<bool>()};
    case json::value_t::number_integer:
      return Value{IntValue{std::to_string(form.get<std::int64_t>())}};
    case json::value_t::number_unsigned:
      return Value{IntValue{std::to_string(form.get<std::uint64_t>())}};
    case json::value_t::number_float:
      return Value{form.get<double>()};
    case json::value_t::string:
      return Value{StrValue{form.get_ref<const std::string&>()}};
    case json::value_t::array:
      return sequence(SequenceKind::List, form, place, depth);
    case json::value_t::object:
      return object(form, place, depth);
    case json::value_t::binary:
    case json::value_t::discarded:
      break;
  }
  return wrong_shape(place, "not JSON");
}

Result<Value> Reader::object(const json& form, const Place& place, int depth) {
  for (const auto& [key, value] : form.items()) {
    if (key.starts_with('$')) {
      if (form.size() != 1) {
        return wrong_shape(place,
                           "an object with a key that begins with '$' has no other key; "
                           "write such a dict as {\"$dict\": [[key, value], ...]}");
      }
      return tagged(key, value, Place{&place, key, {}}, depth);
    }
  }
  DictValue dict;
  dict.items.reserve(form.size());
  for (const auto& [key, member] : form.items()) {
    Result<Value> read = value(member, Place{&place, key, {}}, depth + 1);
    if (!read) {
      return read;
    }
    dict.items.emplace_back(Value{StrValue{key}}, *std::move(read));
  }
  return Value{std::move(dict)};
}

Result<Value> Reader::tagged(std::string_view tag, const json& body, const Place& place,
                             int depth) {
  if (tag == "$tuple") {
    return sequence(SequenceKind::Tuple, body, place, depth);
  }
  if (tag == "$set") {
    return sequence(SequenceKind::Set, body, place, depth);
  }
  if (tag == "$frozenset") {
    return sequence(SequenceKind::FrozenSet, body, place, depth);
  }
  if (tag == "$dict") {
    return dict(body, place, depth);
  }
  if (tag == "$int") {
    return read_int(body, place);
  }
  if (tag == "$float") {
    return read_float(body, place);
  }
  if (tag == "$complex") {
    return read_complex(body, place);
  }
  if (tag == "$record") {
    return record(body, place, depth);
  }
  if (tag == "$bytes" || tag == "$str") {
    Result<std::string> bytes = read_base64(body, place);
    if (!bytes) {
      return failure(std::move(bytes).error());
    }
    return tag == "$str" ? Value{StrValue{*std::move(bytes)}}
                         : Value{BytesValue{*std::move(bytes)}};
  }
  if (tag == "$opaque") {
    const auto* text = body.get_ptr<const json::string_t*>();
    return text ? Result<Value>(Value{OpaqueValue{*text}})
                : Result<Value>(wrong_shape(place, "expected a string"));
  }
  return wrong_shape(place, "no such form of a value");
}

Result<std::vector<Value>> Reader::items(const json& form, const Place& place, int depth) {
  if (!form.is_array()) {
    return wrong_shape(place, "expected a list");
  }
  std::vector<Value> values;
  values.reserve(form.size());
  for (std::size_t i = 0; i < form.size(); ++i) {
    Result<Value> item = value(form[i], Place{&place, {}, i}, depth + 1);
    if (!item) {
      return failure(std::move(item).error());
    }
    values.push_back(*std::move(item));
  }
  return values;
}

Result<Value> Reader::sequence(SequenceKind kind, const json& body, const Place& place, int depth) {
  Result<std::vector<Value>> values = items(body, place, depth);
  if (!values) {
    return failure(std::move(values).error());
  }
  return Value{SequenceValue{kind, *std::move(values)}};
}

Result<Value> Reader::dict(const json& body, const Place& place, int depth) {
  if (!body.is_array()) {
    return wrong_shape(place, "expected a list of pairs");
  }
  DictValue dict;
  dict.items.reserve(body.size());
  for (std::size_t i = 0; i < body.size(); ++i) {
    const Place here{&place, {}, i};
    if (!body[i].is_array() || body[i].size() != 2) {
      return wrong_shape(here, "expected a pair [key, value]");
    }
    Result<std::vector<Value>> pair = items(body[i], here, depth);
    if (!pair) {
      return failure(std::move(pair).error());
    }
    dict.items.emplace_back(std::move((*pair)[0]), std::move((*pair)[1]));
  }
  return Value{std::move(dict)};
}

Result<Value> Reader::record(const json& body, const Place& place, int depth) {
  if (!body.is_array() || body.size() != 2 || !body[0].is_string()) {
    return wrong_shape(place, "expected [type name, content]");
  }
  RecordValue record{.type = body[0].get<std::string>(), .content = {}};
  Result<Value> content = value(body[1], Place{&place, {}, 1}, depth + 1);
  if (!content) {
    return content;
  }
  record.content.push_back(*std::move(content));
  if (const std::optional<std::string> fault = numpy_fault(record)) {
    return wrong_shape(Place{&place, {}, 1}, *fault);
  }
  return Value{std::move(record)};
}

}  // namespace

Result<Value> value_from_json(const json& form) { return Reader().value(form, Place{}, 0); }

}  // namespace assay::grader

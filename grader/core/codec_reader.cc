#include "grader/core/codec_reader.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/check.h"
#include "grader/core/codec_text.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxQuotedKey = 64;

std::string_view type_name(const json& value) {
  switch (value.type()) {
    case json::value_t::null:
      return "null";
    case json::value_t::object:
      return value.contains("$int") ? "an integer over 64 bits" : "an object";
    case json::value_t::array:
      return "a list";
    case json::value_t::string:
      return "a string";
    case json::value_t::boolean:
      return "true or false";
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float:
      return "a number";
    case json::value_t::binary:
    case json::value_t::discarded:
      break;
  }
  return "nothing of JSON";
}

/// 3, 0.5, 1e+09: for error messages.
std::string plain(double value) { return json(value).dump(); }

}  // namespace

void ReadFault::set(std::string_view path, std::string_view message) {
  if (!error_) {
    error_.emplace(code_, std::string(path) + ": " + std::string(message));
  }
}

void ReadFault::set(Error error) {
  if (!error_) {
    error_.emplace(std::move(error));
  }
}

Error ReadFault::take() && {
  check(error_.has_value(), "a fault is taken only where there is one");
  return *std::move(error_);
}

std::string JsonReader::path() const {
  std::string path;
  append_path(path);
  return path.empty() ? "request" : path;
}

void JsonReader::append_path(std::string& path) const {
  if (parent_ != nullptr) {
    parent_->append_path(path);
  }
  if (is_item_) {
    path += '[' + std::to_string(index_) + ']';
    return;
  }
  if (!path.empty() && !key_.empty()) {
    path += '.';
  }
  path += key_.substr(0, kMaxQuotedKey);
}

void JsonReader::fail_type(std::string_view what) const {
  fail("expected " + std::string(what) + ", got " + std::string(type_name(*value_)));
}

std::size_t JsonReader::list_size(std::size_t most) const {
  if (!value_->is_array()) {
    fail_type("a list");
    return 0;
  }
  if (value_->size() > most) {
    fail("more than " + std::to_string(most) + " elements");
    return 0;
  }
  return value_->size();
}

JsonReader JsonReader::item(std::size_t index) const {
  JsonReader reader(value_->get_ref<const json::array_t&>()[index], *this);
  reader.index_ = index;
  reader.is_item_ = true;
  return reader;
}

JsonReader JsonReader::member(std::string_view key, const nlohmann::json& value) const {
  JsonReader reader(value, *this);
  reader.key_ = key;
  return reader;
}

std::string JsonReader::text() const {
  const auto* text = value_->get_ptr<const json::string_t*>();
  if (text == nullptr) {
    fail_type("a string");
    return {};
  }
  return *text;
}

std::vector<std::string> JsonReader::texts(std::size_t most) const {
  std::vector<std::string> all;
  const std::size_t size = list_size(most);
  all.reserve(size);
  for (std::size_t i = 0; i < size && !*fault_; ++i) {
    all.push_back(item(i).text());
  }
  return all;
}

bool JsonReader::boolean() const {
  const auto* flag = value_->get_ptr<const json::boolean_t*>();
  if (flag == nullptr) {
    fail_type("true or false");
    return false;
  }
  return *flag;
}

double JsonReader::number(double least, double most) const {
  if (!value_->is_number()) {
    fail_type("a number");
    return least;
  }
  const double value = value_->get<double>();
  if (!(value >= least && value <= most)) {  // So written, NaN fails as well.
    fail("expected a number from " + plain(least) + " to " + plain(most) + ", got " + plain(value));
    return least;
  }
  return value;
}

std::int64_t JsonReader::integer(std::int64_t least, std::int64_t most) const {
  if (!value_->is_number_integer()) {
    fail_type("an integer");
    return least;
  }
  const bool too_large = value_->is_number_unsigned() && value_->get<std::uint64_t>() > INT64_MAX;
  const std::int64_t value = too_large ? INT64_MAX : value_->get<std::int64_t>();
  if (too_large || value < least || value > most) {
    fail("expected an integer from " + std::to_string(least) + " to " + std::to_string(most) +
         ", got " + value_->dump());
    return least;
  }
  return value;
}

ObjectReader::ObjectReader(const JsonReader& at) : at_(at) {
  if (!at.json().is_object()) {
    at.fail_type("an object");
  }
}

std::optional<JsonReader> ObjectReader::member(std::string_view name, Need need) {
  known_.push_back(name);
  if (at_.fault()) {
    return std::nullopt;
  }
  const auto& members = at_.json().get_ref<const json::object_t&>();
  const auto found = members.find(name);
  if (found == members.end()) {
    if (need == Need::Required) {
      at_.fail("\"" + std::string(name) + "\" is missing");
    }
    return std::nullopt;
  }
  return at_.member(found->first, found->second);
}

void ObjectReader::text(std::string_view name, std::string& out, Need need) {
  if (const auto found = member(name, need)) {
    out = found->text();
  }
}

void ObjectReader::bytes(std::string_view name, std::string& out, Need need) {
  const std::string encoded_name = std::string(name) + "_base64";
  if (!has(encoded_name)) {
    return text(name, out, need);
  }
  const auto& members = at_.json().get_ref<const json::object_t&>();
  const auto encoded = members.find(encoded_name);
  known_.push_back(encoded->first);  // The document's own key outlives this call.
  const JsonReader at = at_.member(encoded->first, encoded->second);
  if (has(name)) {
    return at.fail("given together with \"" + std::string(name) + "\"");
  }
  std::optional<std::string> decoded = base64_decode(at.text());
  if (!decoded) {
    return at.fail("not base64 (RFC 4648 with padding)");
  }
  out = *std::move(decoded);
}

void ObjectReader::texts(std::string_view name, std::vector<std::string>& out, std::size_t most) {
  if (const auto found = member(name, Need::Optional)) {
    out = found->texts(most);
  }
}

void ObjectReader::boolean(std::string_view name, bool& out) {
  if (const auto found = member(name, Need::Optional)) {
    out = found->boolean();
  }
}

void ObjectReader::number(std::string_view name, double& out, double least, double most) {
  if (const auto found = member(name, Need::Optional)) {
    out = found->number(least, most);
  }
}

bool ObjectReader::has(std::string_view name) const {
  const auto* members = at_.json().get_ptr<const json::object_t*>();
  return members != nullptr && members->find(name) != members->end();
}

void ObjectReader::finish() {
  if (at_.fault()) {
    return;
  }
  for (const auto& [name, value] : at_.json().get_ref<const json::object_t&>()) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) {
      continue;
    }
    std::string known;
    for (const std::string_view each : known_) {
      known += known.empty() ? "" : ", ";
      known += each;
    }
    return at_.member(name, value).fail("unknown field (known here: " + known + ")");
  }
}

}  // namespace assay::grader

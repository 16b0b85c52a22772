// Builds the document from nlohmann's SAX events instead of its DOM parser, because that one keeps
// the last of duplicate keys, rounds large integers to doubles in silence and has no bound on depth
// or size. The events come from an iterative parser: depth costs heap, not stack, until it is
// bound.

#include "grader/core/codec_parse.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxQuotedFault = 300;

bool is_integer_token(std::string_view token) {
  return token.find_first_of(".eE") == std::string_view::npos;
}

class DocumentBuilder : public nlohmann::json_sax<json> {
 public:
  explicit DocumentBuilder(json* early_id) : early_id_(early_id) {}

  bool null() override { return scalar(nullptr); }
  bool boolean(bool value) override { return scalar(value); }
  bool number_integer(number_integer_t value) override { return scalar(value); }
  bool number_unsigned(number_unsigned_t value) override { return scalar(value); }
  bool number_float(number_float_t value, const string_t& token) override {
    if (is_integer_token(token)) {
      json exact = json::object();
      exact["$int"] = token;
      return scalar(std::move(exact));
    }
    return scalar(value);
  }
  bool string(string_t& value) override { return scalar(std::move(value)); }
  bool binary(binary_t&) override { return refuse(ErrorCode::BadRequest, "binary data"); }

  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    auto& members = open_.back()->get_ref<json::object_t&>();
    auto [member, is_new] = members.try_emplace(std::move(name), nullptr);
    if (!is_new) {
      return refuse(ErrorCode::BadRequest,
                    "duplicate key \"" + member->first.substr(0, kMaxQuotedFault) + "\"");
    }
    slot_ = &member->second;
    at_id_ = open_.size() == 1 && member->first == "id";
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const json::exception& fault) override {
    // "[json.exception.parse_error.101] parse error at line 1, column 3: ..."; it quotes what was
    // read last, which can be all of a huge line.
    std::string_view what = fault.what();
    if (const std::size_t end = what.find("] "); end != std::string_view::npos) {
      what.remove_prefix(end + 2);
    }
    return refuse(ErrorCode::BadRequest,
                  "not JSON: " + std::string(what.substr(0, kMaxQuotedFault)));
  }

  Result<json> take() && {
    if (fault_) {
      return failure(*std::move(fault_));
    }
    return std::move(root_);
  }

 private:
  bool refuse(ErrorCode code, std::string message) {
    if (!fault_) {
      fault_.emplace(code, std::move(message));
    }
    return false;
  }

  /// Puts a value where the document stands; nullptr if it is one too many.
  json* place(json&& value) {
    if (++nodes_ > kMaxJsonNodes) {
      refuse(ErrorCode::TooLarge, "more than " + std::to_string(kMaxJsonNodes) + " JSON values");
      return nullptr;
    }
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (slot_ != nullptr) {
      *slot_ = std::move(value);
      return std::exchange(slot_, nullptr);
    }
    auto& items = open_.back()->get_ref<json::array_t&>();
    items.push_back(std::move(value));
    return &items.back();
  }

  template <typename T>
  bool scalar(T&& value) {
    const json* placed = place(json(std::forward<T>(value)));
    if (placed != nullptr && std::exchange(at_id_, false) && early_id_ != nullptr) {
      *early_id_ = *placed;
    }
    return placed != nullptr;
  }

  bool open(json&& container) {
    at_id_ = false;
    if (open_.size() >= static_cast<std::size_t>(kMaxJsonDepth)) {
      return refuse(ErrorCode::TooLarge, "nested deeper than " + std::to_string(kMaxJsonDepth));
    }
    json* placed = place(std::move(container));
    if (placed == nullptr) {
      return false;
    }
    open_.push_back(placed);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  json* early_id_;
  json root_;
  // The containers that are being filled, outermost first. A list never grows while an element of
  // it is open, so the pointers stay valid.
  std::vector<json*> open_;
  json* slot_ = nullptr;  // Where the value of the last key goes.
  bool at_id_ = false;
  std::size_t nodes_ = 0;
  std::optional<Error> fault_;
};

}  // namespace

Result<json> parse_json(std::string_view text, json* early_id) {
  // nlohmann's lexer takes a NUL byte for the end of its input and would ignore what follows.
  if (text.find('\0') != std::string_view::npos) {
    return failure(ErrorCode::BadRequest, "not JSON: it has a NUL byte");
  }
  DocumentBuilder builder(early_id);
  json::sax_parse(text.begin(), text.end(), &builder);
  return std::move(builder).take();
}

}  // namespace assay::grader

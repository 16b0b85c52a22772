#pragma once

// Reads a JSON document strictly: every member is asked for by name and type, what nobody asked for
// is an error, and every error names its place ("problem.tests[3].stdin: expected a string, got a
// number"). The first fault sticks and later reads do nothing, so that a codec reads like a list of
// members:
//
//   ReadFault fault(ErrorCode::BadProblem);
//   ObjectReader object(JsonReader(json, "problem.tests[3]", fault));
//   object.text("name", test.name, Need::Optional);
//   object.bytes("answer", test.answer, Need::Required);
//   object.finish();
//   if (fault) return failure(std::move(fault).take());

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace assay::grader {

/// The first thing that was wrong in a document.
class ReadFault {
 public:
  /// `code`: BadProblem, BadSubmission or BadRequest, for whatever is reported by message only.
  explicit ReadFault(ErrorCode code) : code_(code) {}

  explicit operator bool() const { return error_.has_value(); }
  void set(std::string_view path, std::string_view message);
  void set(Error error);
  /// Only if there is one.
  Error take() &&;

 private:
  ErrorCode code_;
  std::optional<Error> error_;
};

/// A value and its place. Borrows the document, the fault and the reader of the value around it.
class JsonReader {
 public:
  /// The whole document; `root` is what paths begin with and may be empty.
  JsonReader(const nlohmann::json& value, std::string_view root, ReadFault& fault)
      : value_(&value), key_(root), fault_(&fault) {}

  const nlohmann::json& json() const { return *value_; }
  ReadFault& fault() const { return *fault_; }
  std::string path() const;
  void fail(std::string_view message) const { fault_->set(path(), message); }
  /// "expected `what`, got a number".
  void fail_type(std::string_view what) const;

  /// A list's elements; a fault and 0 if it is none, or has over `most` elements.
  std::size_t list_size(std::size_t most) const;
  JsonReader item(std::size_t index) const;
  JsonReader member(std::string_view key, const nlohmann::json& value) const;

  /// Empty, false or 0 after a fault.
  std::string text() const;
  std::vector<std::string> texts(std::size_t most) const;
  bool boolean() const;
  double number(double least, double most) const;
  std::int64_t integer(std::int64_t least, std::int64_t most) const;

 private:
  JsonReader(const nlohmann::json& value, const JsonReader& parent)
      : value_(&value), parent_(&parent), fault_(parent.fault_) {}
  void append_path(std::string& path) const;

  const nlohmann::json* value_;
  const JsonReader* parent_ = nullptr;
  std::string_view key_;
  std::size_t index_ = 0;
  bool is_item_ = false;
  ReadFault* fault_;
};

enum class Need { Optional, Required };

/// The members of one object. Each call marks its member as known; without a value it leaves `out`
/// as it was.
class ObjectReader {
 public:
  /// A fault if `at` is not an object. Borrows `at`.
  explicit ObjectReader(const JsonReader& at);

  std::optional<JsonReader> member(std::string_view name, Need need);
  void text(std::string_view name, std::string& out, Need need);
  /// A text member, or one named `name`_base64 with any bytes; not both.
  void bytes(std::string_view name, std::string& out, Need need);
  void texts(std::string_view name, std::vector<std::string>& out, std::size_t most);
  void boolean(std::string_view name, bool& out);
  void number(std::string_view name, double& out, double least, double most);
  /// Whether the member is there, without reading it.
  bool has(std::string_view name) const;
  /// A fault for the first member that no call above has named.
  void finish();

  const JsonReader& at() const { return at_; }

 private:
  const JsonReader& at_;
  std::vector<std::string_view> known_;
};

}  // namespace assay::grader

// The adapter to yaml-cpp. It uses the event interface and not YAML::Node: events come with the
// place of every scalar, show aliases (a graph of nodes hides them, and an alias can make a cycle
// or a document of exponential size), and let duplicate keys and depth be refused while reading.
//
// Limits: kMaxYamlDepth levels, kMaxYamlNodes values; the caller bounds the text's size. yaml-cpp
// throws on malformed text, hence the one try block; its own recursion is bounded by its
// DepthGuard.

#include "grader/core/package_yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <charconv>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

namespace assay::grader {
namespace {

TextPosition position(const YAML::Mark& mark) { return {mark.line + 1, mark.column + 1}; }

std::string child_path(const std::string& path, const std::string& key) {
  return path.empty() ? key : path + "." + key;
}

bool looks_like_number(std::string_view text) {
  const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::string_view rest = text.substr(sign);
  return !rest.empty() && rest.find_first_not_of("0123456789.eE+-") == std::string_view::npos &&
         std::string_view(".0123456789").find(rest[0]) != std::string_view::npos;
}

/// The value of a plain (unquoted) scalar by YAML 1.2's core schema; nothing for an integer that
/// does not fit.
std::optional<nlohmann::json> plain_scalar(const std::string& text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") {
    return nlohmann::json(nullptr);
  }
  if (text == "true" || text == "True" || text == "TRUE") {
    return nlohmann::json(true);
  }
  if (text == "false" || text == "False" || text == "FALSE") {
    return nlohmann::json(false);
  }
  if (!looks_like_number(text)) {
    return nlohmann::json(text);
  }
  const char* begin = text.data() + (text[0] == '+' ? 1 : 0);
  const char* end = text.data() + text.size();
  std::int64_t integer = 0;
  const auto as_integer = std::from_chars(begin, end, integer);
  if (as_integer.ptr == end) {
    return as_integer.ec == std::errc() ? std::optional(nlohmann::json(integer)) : std::nullopt;
  }
  double real = 0;
  const auto as_real = std::from_chars(begin, end, real);
  if (as_real.ptr == end && as_real.ec == std::errc()) {
    return nlohmann::json(real);
  }
  return nlohmann::json(text);  // "1.2.3", "2024-05-01"
}

/// What stops the reading: thrown through yaml-cpp's parser, caught below in this file.
struct Refusal {
  TextPosition at;
  std::string why;
};

/// Builds the JSON value while the parser reads.
class Builder final : public YAML::EventHandler {
 public:
  explicit Builder(YamlDocument& document) : document_(document) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    if (wants_key()) {
      throw Refusal{position(mark), "a key must be text"};
    }
    place(mark, nullptr);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw Refusal{position(mark), "aliases are not part of the format"};
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    refuse_anchor(mark, anchor);
    const bool quoted = tag == "!";
    if (!quoted && tag != "?" && !tag.empty()) {
      throw Refusal{position(mark), "tags are not part of the format"};
    }
    if (wants_key()) {
      take_key(mark, text);
      return;
    }
    std::optional<nlohmann::json> value = quoted ? nlohmann::json(text) : plain_scalar(text);
    if (!value) {
      throw Refusal{position(mark), "an integer beyond 64 bits; write it in quotes as text"};
    }
    place(mark, std::move(*value));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, nlohmann::json::array());
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, tag, anchor, nlohmann::json::object());
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  struct Level {
    nlohmann::json* container;  ///< Stays valid: a container gets no sibling while it is open.
    std::string path;
    std::optional<std::string> key;
  };

  static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != YAML::NullAnchor) {
      throw Refusal{position(mark), "anchors are not part of the format"};
    }
  }

  bool wants_key() const {
    return !open_.empty() && open_.back().container->is_object() && !open_.back().key;
  }

  void take_key(const YAML::Mark& mark, const std::string& key) {
    Level& level = open_.back();
    if (level.container->contains(key)) {
      throw Refusal{position(mark), "the key '" + key + "' is given twice"};
    }
    document_.positions.insert_or_assign(child_path(level.path, key), position(mark));
    level.key = key;
  }

  /// Puts a value where the document is at and returns it with its path.
  std::pair<nlohmann::json*, std::string> place(const YAML::Mark& mark, nlohmann::json value) {
    if (++nodes_ > kMaxYamlNodes) {
      throw Refusal{position(mark), "more than " + std::to_string(kMaxYamlNodes) + " values"};
    }
    if (open_.empty()) {
      *document_.value = std::move(value);
      document_.positions.try_emplace("", position(mark));
      return {document_.value.get(), ""};
    }
    Level& level = open_.back();
    if (level.container->is_object()) {
      std::string path = child_path(level.path, *level.key);
      nlohmann::json& slot = (*level.container)[*std::exchange(level.key, std::nullopt)];
      slot = std::move(value);
      return {&slot, std::move(path)};
    }
    std::string path = level.path + "[" + std::to_string(level.container->size()) + "]";
    document_.positions.insert_or_assign(path, position(mark));
    level.container->push_back(std::move(value));
    return {&level.container->back(), std::move(path)};
  }

  void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
            nlohmann::json empty) {
    refuse_anchor(mark, anchor);
    if (!tag.empty() && tag != "?") {
      throw Refusal{position(mark), "tags are not part of the format"};
    }
    if (wants_key()) {
      throw Refusal{position(mark), "a key must be text"};
    }
    if (open_.size() >= kMaxYamlDepth) {
      throw Refusal{position(mark), "nested deeper than " + std::to_string(kMaxYamlDepth)};
    }
    auto [container, path] = place(mark, std::move(empty));
    open_.push_back({container, std::move(path), std::nullopt});
  }

  YamlDocument& document_;
  std::vector<Level> open_;
  int nodes_ = 0;
};

tl::unexpected<Error> bad_yaml(std::string_view file, TextPosition at, const std::string& why) {
  return failure(ErrorCode::BadProblem, std::string(file) + ":" + std::to_string(at.line) + ":" +
                                            std::to_string(at.column) + ": " + why);
}

}  // namespace

TextPosition YamlDocument::find(std::string_view path) const {
  while (true) {
    if (const auto found = positions.find(path); found != positions.end()) {
      return found->second;
    }
    if (path.empty()) {
      return {1, 1};
    }
    const std::size_t cut = path.find_last_of(".[");
    path = cut == std::string_view::npos ? std::string_view() : path.substr(0, cut);
  }
}

Result<YamlDocument> parse_yaml(std::string_view text, std::string_view file) {
  YamlDocument document;
  document.value = std::make_unique<nlohmann::json>();
  Builder builder(document);
  std::istringstream stream{std::string(text)};
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      return bad_yaml(file, {1, 1}, "the file is empty");
    }
    if (parser) {
      return bad_yaml(file, {1, 1}, "holds more than one document");
    }
  } catch (const Refusal& refusal) {
    return bad_yaml(file, refusal.at, refusal.why);
  } catch (const YAML::Exception& error) {
    return bad_yaml(file, position(error.mark), error.msg);
  }
  return document;
}

}  // namespace assay::grader

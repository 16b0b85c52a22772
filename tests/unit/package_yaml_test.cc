#include "grader/core/package_yaml.h"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using nlohmann::json;

json value_of(std::string_view text) {
  Result<YamlDocument> document = parse_yaml(text, "p.yaml");
  INFO(text);
  REQUIRE(document);
  return *document->value;
}
std::string error_of(std::string_view text) {
  Result<YamlDocument> document = parse_yaml(text, "p.yaml");
  INFO(text);
  REQUIRE_FALSE(document);
  CHECK(document.error().code() == ErrorCode::BadProblem);
  return document.error().message();
}

TEST_CASE("yaml: scalars are those of the core schema, and text otherwise") {
  CHECK(value_of("a: true\nb: false\nc: null\nd: ~\ne:\n") ==
        json({{"a", true}, {"b", false}, {"c", nullptr}, {"d", nullptr}, {"e", nullptr}}));
  CHECK(value_of("[True, FALSE, NULL, Null]") == json({true, false, nullptr, nullptr}));
  CHECK(value_of("[1, -2, +3, 0.5, -1.5e-3, .5, 1e6]") == json({1, -2, 3, 0.5, -0.0015, 0.5, 1e6}));
  CHECK(value_of("[9223372036854775807, -9223372036854775808]") == json({INT64_MAX, INT64_MIN}));
  for (const char* text :
       {"yes", "no", "on", "Off", "tRUE", "nULL", "0x1f", "0o17", "1:30", "1_000", "1.2.3",
        "2026-11-22", ".inf", ".nan", "+-1", "+", ".", "e5", "1e"}) {
    const json value = value_of(std::string("a: ") + text);
    INFO(text);
    CHECK(value["a"] == json(text));
  }
}

TEST_CASE("yaml: what is quoted or a block is text") {
  CHECK(value_of("['1', \"true\", '', \"null\"]") == json({"1", "true", "", "null"}));
  CHECK(value_of("a: '\\frac{7}{16}'")["a"] == "\\frac{7}{16}");
  CHECK(value_of("a: |\n  1\n  2\n")["a"] == "1\n2\n");
}

TEST_CASE("yaml: every value has its place") {
  const Result<YamlDocument> document =
      parse_yaml("a: 1\nlimits:\n  cpu_s: 2\ngold: [x,\n       y]\n", "p.yaml");
  REQUIRE(document);
  const auto at = [&](std::string_view path) {
    const TextPosition found = document->find(path);
    return std::pair(found.line, found.column);
  };
  CHECK(at("") == std::pair(1, 1));
  CHECK(at("limits") == std::pair(2, 1));
  CHECK(at("limits.cpu_s") == std::pair(3, 3));
  CHECK(at("gold[1]") == std::pair(5, 8));
  CHECK(at("limits.cpu_s.deeper[3]") == std::pair(3, 3));
  CHECK(at("limits.other") == std::pair(2, 1));
  CHECK(at("other") == std::pair(1, 1));
}

TEST_CASE("yaml: what is not part of the format is refused with its place") {
  CHECK(error_of("") == "p.yaml:1:1: the file is empty");
  CHECK(error_of("a: 1\nb: 2\na: 3\n") == "p.yaml:3:1: the key 'a' is given twice");
  CHECK(error_of("a: &x 1\n") == "p.yaml:1:4: anchors are not part of the format");
  CHECK(error_of("a: [&x [1]]\n") == "p.yaml:1:5: anchors are not part of the format");
  CHECK(error_of("a: !!int 1\n") == "p.yaml:1:4: tags are not part of the format");
  CHECK(error_of("[1]: 2\n") == "p.yaml:1:1: a key must be text");
  CHECK(error_of("a: 9223372036854775808\n") ==
        "p.yaml:1:4: an integer beyond 64 bits; write it in quotes as text");
  CHECK(error_of("a: 1\n---\nb: 2\n") == "p.yaml:1:1: holds more than one document");
  CHECK(error_of("a: [1, 2\n").starts_with("p.yaml:2:1: "));
  CHECK(error_of("a: 1\n b: 2\n").starts_with("p.yaml:2:"));
  CHECK(error_of("a: *x\n").starts_with("p.yaml:1:"));
}

TEST_CASE("yaml: depth is bounded") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') + "1" +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(parse_yaml(nested(kMaxYamlDepth), "p.yaml"));
  CHECK(error_of(nested(kMaxYamlDepth + 1)) == "p.yaml:1:17: nested deeper than 16");
  CHECK_FALSE(parse_yaml(nested(100'000), "p.yaml"));
}

TEST_CASE("yaml: the number of values is bounded") {
  const auto list = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
      text += "- 1\n";
    }
    return text;
  };
  CHECK(parse_yaml(list(kMaxYamlNodes - 1), "p.yaml"));  // and the list itself
  CHECK(error_of(list(kMaxYamlNodes)) == "p.yaml:10000:3: more than 10000 values");
}

}  // namespace
}  // namespace assay::grader

#include "grader/core/codec_parse.h"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using nlohmann::json;

std::string fault_of(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  return parsed ? "none"
                : std::string(name(parsed.error().code())) + ": " + parsed.error().message();
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

TEST_CASE("parse: a document is what nlohmann's own parser reads") {
  const std::string text =
      R"( {"a":[1,-2,3.5,true,null,"x\u00e9\n",[],{}],"b":{"c":{"d":18446744073709551615}}} )";
  const Result<json> parsed = parse_json(text);
  REQUIRE(parsed);
  CHECK(*parsed == json::parse(text));
}

TEST_CASE("parse: what is not strictly JSON is refused") {
  for (const char* text : {"", " ", "{", "{\"a\":1,}", "[1] 2", "{\"a\" 1}", "NaN", "[Infinity]",
                           "'a'", "// c\n1", "01", "\"\\ud800\"", "\"\xff\"", "\"\xc0\xaf\"",
                           "\"\xed\xa0\x80\"", "\"a\tb\"", "1e999", "\xef\xbb"}) {
    INFO(text);
    CHECK_THAT(fault_of(text), Catch::Matchers::StartsWith("bad_request: not JSON"));
  }
}

TEST_CASE("parse: bytes after a NUL are not passed over") {
  CHECK(fault_of(std::string_view("{}\0{}", 5)) == "bad_request: not JSON: it has a NUL byte");
}

TEST_CASE("parse: a duplicate key is refused, at any depth, and not merely replaced") {
  CHECK(fault_of(R"({"a":1,"a":1})") == "bad_request: duplicate key \"a\"");
  CHECK(fault_of(R"([{"b":{"c":1,"\u0063":2}}])") == "bad_request: duplicate key \"c\"");
  CHECK(fault_of(R"([{"a":1},{"a":1}])") == "none");
}

TEST_CASE("parse: an integer of any size keeps all its digits") {
  const Result<json> parsed =
      parse_json("[123456789012345678901234567890,-9223372036854775809,9223372036854775808,1e30]");
  REQUIRE(parsed);
  CHECK((*parsed)[0] == json{{"$int", "123456789012345678901234567890"}});
  CHECK((*parsed)[1] == json{{"$int", "-9223372036854775809"}});
  CHECK((*parsed)[2] == json(9223372036854775808ULL));
  CHECK((*parsed)[3] == json(1e30));
}

TEST_CASE("parse: depth is allowed up to its bound and not beyond") {
  CHECK(fault_of(nested(kMaxJsonDepth)) == "none");
  CHECK(fault_of(nested(kMaxJsonDepth + 1)) == "too_large: nested deeper than 1024");
  CHECK_THAT(fault_of(std::string(5'000'000, '[')), Catch::Matchers::StartsWith("too_large"));
}

TEST_CASE("parse: the number of values is bounded") {
  std::string text = "[0";
  while (text.size() < 2 * (kMaxJsonNodes - 1)) {  // One node is the list itself.
    text += ",0";
  }
  CHECK(fault_of(text + "]") == "none");
  CHECK_THAT(fault_of(text + ",0]"), Catch::Matchers::StartsWith("too_large: more than 4000000"));
}

TEST_CASE("parse: a huge token is not quoted back in full") {
  CHECK(fault_of("[" + std::string(1'000'000, 'x') + "]").size() < 400);
  CHECK(fault_of("\"" + std::string(1'000'000, 'x')).size() < 400);
  const std::string key = "\"" + std::string(1'000'000, 'k') + "\":1";
  CHECK(fault_of("{" + key + "," + key + "}").size() < 400);
}

TEST_CASE("parse: the id is told even if what follows is broken") {
  const auto early = [](std::string_view text) {
    json id;
    const Result<json> ignored = parse_json(text, &id);
    return id.dump();
  };
  CHECK(early(R"({"id":"r1","op":gra)") == "\"r1\"");
  CHECK(early(R"({"op":"grade","id":7,"problem":{"kin)") == "7");
  CHECK(early(R"({"id":"r1)") == "null");
  CHECK(early(R"({"a":{"id":"inner"},"b")") == "null");
  CHECK(early(R"([{"id":"in a list"}, 1)") == "null");
  CHECK(early(R"({"id":{"id":1},"b")") == "null");
}

}  // namespace assay::grader

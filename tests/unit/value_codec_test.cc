// The value format: what is read, what is refused and how.

#include "grader/core/value_codec.h"

#include <nlohmann/json.hpp>
#include <string>

#include "grader/core/codec_parse.h"
#include "tests/support/catch.h"

using namespace assay;
using namespace assay::checkers;
using assay::grader::parse_json;
using assay::grader::value_from_json;
using assay::grader::value_to_json;
using nlohmann::json;

namespace {

std::string error_of(const std::string& text) {
  const Result<Value> value = value_from_json(*parse_json(text));
  if (value) {
    return "(read)";
  }
  CHECK(value.error().code() == ErrorCode::BadProblem);
  return value.error().message();
}

/// Read, written, as text again.
std::string rewritten(const std::string& text) {
  const Result<Value> value = value_from_json(*parse_json(text));
  INFO(text);
  REQUIRE(value);
  return value_to_json(*value).dump();
}

}  // namespace

TEST_CASE("value codec: canonical forms are written as they were read") {
  for (const char* text : {"null",
                           "true",
                           "0",
                           "-9223372036854775808",
                           "9223372036854775807",
                           "1.0",
                           "-0.0",
                           "1e+300",
                           R"("text \u0000 é")",
                           "[]",
                           "{}",
                           R"({"a":[1,{"b":null}]})",
                           R"({"$tuple":[1,[2]]})",
                           R"({"$set":[1]})",
                           R"({"$frozenset":[]})",
                           R"({"$dict":[[1,2],["a",{"$tuple":[]}]]})",
                           R"({"$dict":[["b",1],["a",2]]})",
                           R"({"$dict":[["$a",1]]})",
                           R"({"$bytes":"AP8="})",
                           R"({"$int":"9223372036854775808"})",
                           R"({"$int":"-123456789012345678901234567890"})",
                           R"({"$float":"nan"})",
                           R"({"$float":"inf"})",
                           R"({"$float":"-inf"})",
                           R"({"$complex":[1.0,{"$float":"nan"}]})",
                           R"({"$str":"7aCA"})",
                           R"({"$record":["deque",[1,2]]})",
                           R"({"$record":["ndarray",["float32",[2,1],[0.5,-0.0]]]})",
                           R"({"$record":["ndarray",[">U3",[0,5],[]]]})",
                           R"({"$record":["numpy.uint64",{"$int":"18446744073709551615"}]})",
                           R"({"$opaque":"Foo"})"}) {
    CHECK(json::parse(rewritten(text)) == json::parse(text));
    CHECK(rewritten(text) == json::parse(text).dump());
  }
}

TEST_CASE("value codec: other spellings become canonical") {
  CHECK(rewritten("18446744073709551615") == R"({"$int":"18446744073709551615"})");
  CHECK(rewritten("123456789012345678901234567890") ==
        R"({"$int":"123456789012345678901234567890"})");
  CHECK(rewritten(R"({"$int":"7"})") == "7");
  CHECK(rewritten(R"({"$int":"0x10000000000000000"})") == R"({"$int":"18446744073709551616"})");
  CHECK(rewritten(R"({"$dict":[["a",1],["b",2]]})") == R"({"a":1,"b":2})");
  CHECK(rewritten(R"({"$str":"YQ=="})") == R"("a")");
  CHECK(rewritten(R"({"$complex":[1,2]})") == R"({"$complex":[1.0,2.0]})");
  const std::string digits(kMaxDecimalDigits + 1, '7');
  CHECK(rewritten("{\"$int\":\"" + digits + "\"}").starts_with(R"({"$int":"0x)"));
}

TEST_CASE("value codec: floats stay floats and integers integers") {
  CHECK(std::holds_alternative<double>(value_from_json(*parse_json("1.0"))->data));
  CHECK(std::holds_alternative<double>(value_from_json(*parse_json("1e2"))->data));
  CHECK(std::holds_alternative<IntValue>(value_from_json(*parse_json("1"))->data));
}

TEST_CASE("value codec: wrong shapes are refused with their place") {
  const std::pair<const char*, const char*> cases[] = {
      {R"([1, {"$tuple": 5}])", "value[1].$tuple: expected a list"},
      {R"({"a": {"$dict": [[1, 2], [3]]}})", "value.a.$dict[1]: expected a pair [key, value]"},
      {R"({"$dict": {}})", "value.$dict: expected a list of pairs"},
      {R"({"$tuple": [1], "x": 2})",
       "value: an object with a key that begins with '$' has no other key; write such a dict as "
       "{\"$dict\": [[key, value], ...]}"},
      {R"({"x": 2, "$y": 2})",
       "value: an object with a key that begins with '$' has no other key; write such a dict as "
       "{\"$dict\": [[key, value], ...]}"},
      {R"({"$list": []})", "value.$list: no such form of a value"},
      {R"({"$handle": [1, 2]})", "value.$handle: no such form of a value"},
      {R"({"$": 1})", "value.$: no such form of a value"},
      {R"({"$bytes": "A"})", "value.$bytes: expected a string in base64"},
      {R"({"$bytes": [65]})", "value.$bytes: expected a string in base64"},
      {R"({"$str": 1})", "value.$str: expected a string in base64"},
      {R"({"$float": 1.5})", "value.$float: expected \"nan\", \"inf\" or \"-inf\""},
      {R"({"$float": "NaN"})", "value.$float: expected \"nan\", \"inf\" or \"-inf\""},
      {R"({"$complex": [1]})", "value.$complex: expected a list of two numbers"},
      {R"({"$complex": [1, "2"]})", "value.$complex: expected a number"},
      {R"({"$record": ["deque"]})", "value.$record: expected [type name, content]"},
      {R"({"$record": [1, 2]})", "value.$record: expected [type name, content]"},
      {R"({"$record": ["deque", {"$set": 1}]})", "value.$record[1].$set: expected a list"},
      {R"({"$opaque": 1})", "value.$opaque: expected a string"},
      {R"([{"$record": ["ndarray", [[1], [1]]]}])",
       "value[0].$record[1]: expected [dtype, shape, items]"},
      {R"({"$record": ["ndarray", ["int8", [2, 2], [1]]]})",
       "value.$record[1]: the shape is not that of 1 items"},
      {R"({"$record": ["ndarray", ["int8", [4294967296, 4294967296, 4294967296], []]]})",
       "value.$record[1]: the shape is not that of 0 items"},
      {R"({"$record": ["ndarray", ["int8", [2], [1, 128]]]})",
       "value.$record[1]: the item 1 is no int8"},
      {R"({"$record": ["ndarray", ["a very long name\u0007 of a dtype", [1], [1]]]})",
       "value.$record[1]: no such dtype: 'a very long name? of'"},
      {R"({"$record": ["numpy.float32", 0.1]})", "value.$record[1]: expected a float32"},
      {R"({"$record": ["numpy.object", 1]})", "value.$record[1]: no such dtype: 'object'"},
  };
  for (const auto& [text, message] : cases) {
    CHECK(error_of(text) == message);
  }
  for (const char* digits : {"\"01\"", "\"-0\"", "\"1.5\"", "\"\"", "7", "\"0xFF\"", "\"0x0f\""}) {
    CHECK(error_of("{\"$int\": " + std::string(digits) + "}").starts_with("value.$int: expected"));
  }
}

TEST_CASE("value codec: depth is bounded, in every form") {
  const auto nested = [](const std::string& open, const std::string& close, int depth) {
    std::string text;
    for (int i = 0; i < depth; ++i) {
      text += open;
    }
    text += "1";
    for (int i = 0; i < depth; ++i) {
      text += close;
    }
    return text;
  };
  const std::pair<const char*, const char*> forms[] = {
      {"[", "]"}, {R"({"a":)", "}"}, {R"({"$tuple":[)", "]}"}, {R"({"$dict":[[1,)", "]]}"}};
  for (const auto& [open, close] : forms) {
    INFO(open);
    CHECK(error_of(nested(open, close, kMaxValueDepth)) == "(read)");
    CHECK(error_of(nested(open, close, kMaxValueDepth + 1)) == "value: nested deeper than 256");
  }
  CHECK(error_of(nested(R"({"$record":["r",)", "]}", kMaxValueDepth)) == "(read)");
}

TEST_CASE("value codec: messages quote long keys in part only") {
  const std::string key(100'000, 'k');
  CHECK(error_of("{\"" + key + "\": {\"$x\": 1}}").size() < 200);
  // Cut between characters: the message is put into JSON, which is UTF-8.
  CHECK(error_of("{\"" + key.substr(0, 39) + "é\": {\"$x\": 1}}") ==
        "value." + key.substr(0, 39) + ".$x: no such form of a value");
  std::string deep = "{\"$x\": 1}";
  for (int i = 0; i < 100; ++i) {
    deep = "{\"" + key.substr(0, 60) + "\": " + deep + "}";
  }
  CHECK(error_of(deep).size() < 1000);
}

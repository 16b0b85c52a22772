#include <nlohmann/json.hpp>
#include <string>

#include "grader/server/request.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

std::string fault_of(std::string_view text) {
  const tl::expected<Request, RequestFault> request = parse_request(text);
  return request ? "none" : request.error().id + " " + request.error().error.message();
}

}  // namespace

TEST_CASE("request: id, op and the rest") {
  const auto request = parse_request("  {\"id\":\"r1\",\"op\":\"grade\",\"problem\":\"p\"} \r");
  REQUIRE(request);
  CHECK(request->id == "\"r1\"");
  CHECK(request->op == Op::Grade);
  CHECK(*request->body == nlohmann::json{{"problem", "p"}});
}

TEST_CASE("request: an id is a string, an integer or absent") {
  const auto id_of = [](std::string_view text) { return parse_request(text)->id; };
  CHECK(id_of(R"({"op":"ping"})") == "null");
  CHECK(id_of(R"({"op":"ping","id":null})") == "null");
  CHECK(id_of(R"({"op":"ping","id":-3})") == "-3");
  CHECK(id_of(R"({"op":"ping","id":18446744073709551615})") == "18446744073709551615");
  CHECK(id_of(R"({"op":"ping","id":"\u00e9\"\n"})") == "\"\xc3\xa9\\\"\\n\"");
  for (const char* id : {"1.5", "true", "[1]", "{}", "99999999999999999999"}) {
    INFO(id);
    CHECK_THAT(fault_of(R"({"op":"ping","id":)" + std::string(id) + "}"),
               Catch::Matchers::StartsWith("null id: "));
  }
}

TEST_CASE("request: an id is as long as the bound, and not longer") {
  const auto with_id = [](std::size_t size) {
    return R"({"op":"ping","id":")" + std::string(size, 'x') + "\"}";
  };
  CHECK(parse_request(with_id(kMaxIdBytes - 2)));  // Its JSON text has two quotes.
  CHECK_FALSE(parse_request(with_id(kMaxIdBytes - 1)));
}

TEST_CASE("request: what cannot be read is answered with its id if that came first") {
  CHECK_THAT(fault_of(R"({"id":"r1","op":"grade")"),
             Catch::Matchers::StartsWith("\"r1\" not JSON"));
  CHECK_THAT(fault_of(R"({"id":5,"op":"nope"})"),
             Catch::Matchers::StartsWith("5 op: \"nope\" is none of grade, run, "));
  CHECK_THAT(fault_of(R"({"id":5})"), Catch::Matchers::StartsWith("5 op: expected one of grade"));
  CHECK_THAT(fault_of(R"({"id":5,"op":7})"),
             Catch::Matchers::StartsWith("5 op: expected one of grade"));
  CHECK_THAT(fault_of("[]"), Catch::Matchers::StartsWith("null request: expected an object"));
  CHECK_THAT(fault_of("\x80\xff"), Catch::Matchers::StartsWith("null not JSON"));
  CHECK_THAT(fault_of(R"({"id":1,"id":2,"op":"ping"})"),
             Catch::Matchers::StartsWith("1 duplicate key"));
}

TEST_CASE("request: the id of a line that is too long") {
  CHECK(early_id(R"({"id":"r9","op":"grade","problem":{"ki)") == "\"r9\"");
  CHECK(early_id(R"({"op":"grade","pro)") == "null");
  CHECK(early_id("") == "null");
}

TEST_CASE("answer: one line, the id first, whatever bytes a message has") {
  CHECK(answer_line("\"r1\"", {{"status", "ok"}}) == R"({"id":"r1","status":"ok"})");
  const std::string line = answer_line("null", {{"message", "a\n\xff"}});
  CHECK(line == "{\"id\":null,\"message\":\"a\\n\xef\xbf\xbd\"}");
  CHECK(line.find('\n') == std::string::npos);
}

}  // namespace assay::grader

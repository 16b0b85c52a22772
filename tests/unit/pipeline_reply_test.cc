// The strict readers of what comes over a result channel.

#include "checkers/checkers.h"
#include "grader/core/codec_parse.h"
#include "grader/core/harness_reply.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

constexpr std::string_view kToken = "t0ken";

TEST_CASE("function reply: one line with the token and a value is the value") {
  const FunctionReply reply = read_function_reply("{\"token\": \"t0ken\", \"ok\": 6}\n", kToken);
  REQUIRE(std::holds_alternative<ReturnedValue>(reply));
  CHECK(checkers::describe(std::get<ReturnedValue>(reply).value) == "6");
}

TEST_CASE("function reply: an exception has its type and message; SystemExit is an exit") {
  const FunctionReply raised = read_function_reply(
      R"({"token": "t0ken", "raise": {"type": "ValueError", "message": "no", "bases": []}})"
      "\n",
      kToken);
  REQUIRE(std::holds_alternative<RaisedException>(raised));
  CHECK(std::get<RaisedException>(raised).type == "ValueError");
  CHECK(std::get<RaisedException>(raised).message == "no");
  CHECK_FALSE(std::get<RaisedException>(raised).exit);
  const FunctionReply left =
      read_function_reply(R"({"token": "t0ken", "raise": {"type": "SystemExit", "message": "0"}})"
                          "\n",
                          kToken);
  CHECK(std::get<RaisedException>(left).exit);
}

TEST_CASE("function reply: an empty channel is no reply") {
  CHECK(std::holds_alternative<NoReply>(read_function_reply("", kToken)));
}

TEST_CASE("function reply: everything but the exact form is garbled") {
  for (const std::string_view channel : {
           "{\"token\": \"other\", \"ok\": 6}\n",            // not our token
           "{\"ok\": 6}\n",                                  // no token
           "{\"token\": \"t0ken\", \"ok\": 6}",              // cut short
           "{\"token\": \"t0ken\", \"ok\": 6, \"x\": 1}\n",  // more than it should have
           "{\"token\": \"t0ken\", \"ok\": {\"$nonsense\": 1}}\n", "{\"token\": \"t0ken\"}\n",
           "6\n", "\n", "[]\n", "nonsense\n", "\xFF\xFE\n",
           "\n{\"token\": \"t0ken\", \"ok\": 6}\n",  // something before it
       }) {
    CAPTURE(channel);
    const FunctionReply reply = read_function_reply(channel, kToken);
    REQUIRE(std::holds_alternative<GarbledReply>(reply));
    CHECK_FALSE(std::get<GarbledReply>(reply).after_verdict);
  }
}

TEST_CASE("function reply: two lines are garbled, whichever of them is ours") {
  const std::string ours = "{\"token\": \"t0ken\", \"ok\": 6}\n";
  const FunctionReply after = read_function_reply(ours + ours, kToken);
  REQUIRE(std::holds_alternative<GarbledReply>(after));
  CHECK(std::get<GarbledReply>(after).after_verdict);
  const FunctionReply before = read_function_reply("{\"ok\": 6}\n" + ours, kToken);
  REQUIRE(std::holds_alternative<GarbledReply>(before));
  CHECK_FALSE(std::get<GarbledReply>(before).after_verdict);
}

TEST_CASE("function reply: deep nesting is refused without recursion of ours") {
  const std::string deep(100'000, '[');
  CHECK(std::holds_alternative<GarbledReply>(
      read_function_reply("{\"token\": \"t0ken\", \"ok\": " + deep + "\n", kToken)));
  const std::string closed = deep + std::string(100'000, ']');
  CHECK(std::holds_alternative<GarbledReply>(
      read_function_reply("{\"token\": \"t0ken\", \"ok\": " + closed + "}\n", kToken)));
}

TEST_CASE("function reply: a line of more values than a request may have is refused") {
  std::string many = "{\"token\": \"t0ken\", \"ok\": [0";
  for (std::size_t i = 0; i < kMaxJsonNodes; ++i) {
    many += ",0";
  }
  CHECK(std::holds_alternative<GarbledReply>(read_function_reply(many + "]}\n", kToken)));
}

TEST_CASE("asserts reply: units with their status") {
  const auto reply = read_asserts_reply(
      R"({"units": [["check", "passed", ""], ["assert 2", "failed", "assert f(1) == 2"]],)"
      R"( "asserts": 3, "broken": null, "gone": true, "garbled": "", "opaque": true})"
      "\n",
      {});
  REQUIRE(reply.has_value());
  REQUIRE(reply->units.size() == 2);
  CHECK(reply->units[0].status == UnitStatus::Passed);
  CHECK(reply->units[1].status == UnitStatus::Failed);
  CHECK(reply->units[1].message == "assert f(1) == 2");
  CHECK(reply->asserts == 3);
  CHECK(reply->broken.empty());
  CHECK(reply->gone);
  CHECK(reply->opaque);
}

TEST_CASE("asserts reply: without the token, with an unknown status or twice it is no reply") {
  const std::string good = R"({"token": "t0ken", "units": [["a", "passed", ""]]})"
                           "\n";
  REQUIRE(read_asserts_reply(good, kToken).has_value());
  CHECK_FALSE(read_asserts_reply(good + good, kToken).has_value());
  CHECK_FALSE(read_asserts_reply(good, "other").has_value());
  CHECK_FALSE(read_asserts_reply("{\"units\": [[\"a\", \"passed\", \"\"]]}\n", kToken).has_value());
  CHECK_FALSE(read_asserts_reply("{\"units\": [[\"a\", \"fine\", \"\"]]}\n", {}).has_value());
  CHECK_FALSE(read_asserts_reply("{\"units\": [[\"a\", \"passed\"]]}\n", {}).has_value());
  CHECK_FALSE(read_asserts_reply("{\"units\": {}}\n", {}).has_value());
  CHECK_FALSE(read_asserts_reply("", {}).has_value());
}

TEST_CASE("asserts reply: kMaxUnits units are read, one more is refused") {
  const auto with_units = [](std::size_t count) {
    std::string text = "{\"units\": [";
    for (std::size_t i = 0; i < count; ++i) {
      text += i == 0 ? R"(["a", "passed", ""])" : R"(, ["a", "passed", ""])";
    }
    return read_asserts_reply(text + "]}\n", {});
  };
  CHECK(with_units(kMaxUnits).has_value());
  CHECK_FALSE(with_units(kMaxUnits + 1).has_value());
}

}  // namespace
}  // namespace assay::grader

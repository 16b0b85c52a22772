// The operations through the dispatcher, over fakes.

#include <nlohmann/json.hpp>
#include <string>

#include "grader/core/json_codec.h"
#include "tests/support/catch.h"
#include "tests/unit/protocol_fakes.h"

namespace assay::grader {
namespace {

using nlohmann::json;
using test::FakeServer;
using test::fault_or_status;

json ask(FakeServer& server, std::string_view text) {
  const auto request = parse_request(text);
  REQUIRE(request);
  Result<json> answer = server.dispatcher.answer(*request, {});
  return answer ? *std::move(answer) : error_to_json(answer.error());
}

const std::string kProblem = R"("problem":{"kind":"stdio","tests":[{"answer":"3\n"}]})";

std::string grade(std::string_view submission, std::string_view more = "") {
  return R"({"op":"grade",)" + kProblem + R"(,"submission":{"language":"c","code":")" +
         std::string(submission) + "\"}" + std::string(more) + "}";
}

}  // namespace

TEST_CASE("op grade: a grade, or an error with a null reward") {
  FakeServer server;
  CHECK(ask(server, grade("accept"))["reward"] == 1.0);
  CHECK(ask(server, grade("reject"))["verdict"] == "wrong_answer");
  const json error = ask(server, grade("error"));
  CHECK(fault_or_status(error) == "sandbox: a slot was lost");
  CHECK(error["reward"] == nullptr);
}

TEST_CASE("op grade: a problem by name, and names that are none") {
  FakeServer server;
  CHECK(ask(server, R"({"op":"grade","problem":"sum","submission":{"language":"c","code":"echo"}})")
            ["message"] == "stdio sum");
  CHECK(
      fault_or_status(ask(
          server, R"({"op":"grade","problem":"../x","submission":{"language":"c","code":""}})")) ==
      "not_found: no problem package named '../x'");
}

TEST_CASE("op grade: options") {
  FakeServer server;
  CHECK(ask(server,
            grade("echo",
                  R"(,"options":{"stop_at_first_failure":true,"detail":"full"})"))["message"] ==
        "stdio  stop full");
  const json summary = ask(server, grade("echo", R"(,"options":{"detail":"summary"})"));
  CHECK_FALSE(summary.contains("tests"));
  CHECK(summary["passed"] == 1);
  CHECK_FALSE(ask(server, grade("echo"))["tests"][0].contains("stdout"));
  CHECK(ask(server, grade("echo", R"(,"options":{"detail":"full"})"))["tests"][0]["stdout"] ==
        "output");
}

TEST_CASE("op grade: faults are told apart by whose they are") {
  FakeServer server;
  CHECK(fault_or_status(ask(server, R"({"op":"grade"})")) ==
        "bad_request: request: \"problem\" is missing");
  CHECK(fault_or_status(ask(server, grade("x", R"(,"option":{})"))) ==
        "bad_request: option: unknown field (known here: problem, submission, options)");
  CHECK(fault_or_status(ask(server, grade("x", R"(,"options":{"detail":"all"})"))) ==
        "bad_request: options.detail: expected \"summary\", \"tests\" or \"full\"");
  CHECK(fault_or_status(
            ask(server, R"({"op":"grade","problem":5,"submission":{"language":"c","code":""}})")) ==
        "bad_problem: problem: expected an object, got a number");
  CHECK(fault_or_status(ask(server, R"({"op":"grade",)" + kProblem + R"(,"submission":{}})")) ==
        "bad_submission: submission: expected exactly one of \"code\", \"files\", "
        "\"archive_base64\" and \"completion\"");
}

TEST_CASE("op run: the outcome") {
  FakeServer server;
  const json answer = ask(server, R"({"op":"run","language":"c","code":"accept","stdin":"in"})");
  CHECK(answer["status"] == "ran");
  CHECK(answer["verdict"] == "ok");
  CHECK(answer["stdout"] == "in");
  CHECK(fault_or_status(ask(server, R"({"op":"run","language":"c","code":"error"})")) ==
        "sandbox: a slot was lost");
}

TEST_CASE("op compare: one pair") {
  FakeServer server;
  CHECK(ask(server, R"({"op":"compare","gold":"7","answer":"7"})")["equal"] == true);
  CHECK(ask(server, R"({"op":"compare","gold":"7","answer":"8"})")["equal"] == false);
  const json extracted = ask(
      server,
      R"({"op":"compare","gold":"so #### 7","answer":"thus \\boxed{7}","extract":true,"extract_gold":true})");
  CHECK(extracted["equal"] == true);
  CHECK(extracted["extracted"] == "7");
  CHECK(extracted["extracted_gold"] == "7");
  CHECK_FALSE(extracted.contains("gold_read"));
  CHECK_FALSE(extracted.contains("step"));
  const json full =
      ask(server,
          R"({"op":"compare","gold":"\\sqrt8","answer":"3\\sqrt2","options":{"detail":"full"}})");
  CHECK(full["gold_read"] == "sqrt(8)");
  CHECK(full["answer_read"] == "3*sqrt(2)");
  CHECK(full["step"] == "rational functions");
  CHECK(full["method"] == "exact");
  CHECK_FALSE(full["reason"].get<std::string>().empty());
}

TEST_CASE("op compare: a text without an answer is unparsed, and it is told whose fault that is") {
  FakeServer server;
  const json answer = ask(
      server, R"({"op":"compare","gold":"7","answer":"7","extract":true,"extraction":"boxed"})");
  CHECK(answer["equal"] == nullptr);
  CHECK(answer["method"] == "unparsed");
  CHECK_FALSE(answer.contains("gold_unparsed"));
  const json gold =
      ask(server,
          R"({"op":"compare","gold":"7","answer":"7","extract_gold":true,"extraction":"hashes"})");
  CHECK(gold["gold_unparsed"] == true);
}

TEST_CASE("op compare: a batch answers in order, and a bad pair only for itself") {
  FakeServer server;
  const json answer = ask(server, R"({"op":"compare","extract":true,"pairs":[
      {"gold":"1","answer":"\\boxed{1}"},{"gold":"1","answer":5},{"gold":"2","answer":"2","extract":false},
      {"gold":"1","answer":"1","rel_tol":1}, 7]})");
  CHECK(answer["status"] == "decided");
  REQUIRE(answer["results"].size() == 5);
  CHECK(answer["results"][0]["equal"] == true);
  CHECK(fault_or_status(answer["results"][1]) ==
        "bad_request: pairs[1].answer: expected a string, got a number");
  CHECK(answer["results"][2]["equal"] == true);
  CHECK_THAT(fault_or_status(answer["results"][3]),
             Catch::Matchers::StartsWith("bad_request: pairs[3].rel_tol: unknown"));
  CHECK(fault_or_status(answer["results"][4]) ==
        "bad_request: pairs[4]: expected an object, got a number");
  CHECK(ask(server, R"({"op":"compare","pairs":[]})")["results"] == json::array());
}

TEST_CASE("op compare: faults of the request as a whole") {
  FakeServer server;
  CHECK(fault_or_status(ask(server, R"({"op":"compare","gold":"1"})")) ==
        "bad_request: request: \"answer\" is missing");
  CHECK_THAT(fault_or_status(ask(server, R"({"op":"compare","pairs":[],"gold":"1"})")),
             Catch::Matchers::StartsWith("bad_request: gold: unknown field"));
  CHECK(fault_or_status(ask(server, R"({"op":"compare","pairs":{}})")) ==
        "bad_request: pairs: expected a list, got an object");
  json request{{"op", "compare"}, {"pairs", json::array()}};
  for (std::size_t i = 0; i <= kMaxPairs; ++i) {
    request["pairs"].push_back(1);
  }
  CHECK(fault_or_status(ask(server, request.dump())) ==
        "bad_request: pairs: more than 10000 elements");
  request["pairs"].erase(0);
  CHECK(ask(server, request.dump())["results"].size() == kMaxPairs);
}

TEST_CASE("op compare: a stopped batch is cancelled") {
  FakeServer server;
  const auto request = parse_request(R"({"op":"compare","pairs":[{"gold":"1","answer":"1"}]})");
  std::stop_source stop;
  stop.request_stop();
  const Result<json> answer = answer_compare(*request->body, stop.get_token());
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code() == ErrorCode::Cancelled);
}

TEST_CASE("op validate: what is wrong with a problem is the answer") {
  FakeServer server;
  const json bad = ask(server, R"({"op":"validate","problem":{"kind":"stdio","tests":[]}})");
  CHECK(bad["status"] == "validated");
  CHECK(bad["ok"] == false);
  CHECK(bad["findings"][0]["message"] == "problem.tests: expected at least one test");
  CHECK(bad["findings"][0]["severity"] == "error");
  const json good = ask(server, R"({"op":"validate",)" + kProblem + "}");
  CHECK(good["status"] == "validated");
  CHECK(good["solutions_run"] == 0);
  CHECK(fault_or_status(ask(server, R"({"op":"validate","problem":"nope"})")) ==
        "not_found: no problem package named 'nope'");
  CHECK(fault_or_status(ask(server, R"({"op":"validate","problem":"sum","repeats":0})")) ==
        "bad_request: repeats: expected an integer from 1 to 10, got 0");
}

TEST_CASE("op ping and capabilities: what this server is") {
  FakeServer server;
  CHECK(ask(server, R"({"op":"ping"})")["protocol"] == 1);
  CHECK(fault_or_status(ask(server, R"({"op":"ping","x":1})")) ==
        "bad_request: x: unknown field (known here: )");
  const json answer = ask(server, R"({"op":"capabilities"})");
  CHECK(answer["isolation"] == json{{"tier", "rootless"}, {"slots", 2}});
  CHECK(answer["ops"].size() == kAllOps.size());
  CHECK(answer["checkers"].size() == checkers::builtin_checkers().size());
  CHECK(answer["bounds"]["pairs"] == kMaxPairs);
}

TEST_CASE("lanes: what needs no box does not wait for one") {
  FakeServer server;
  const auto lane = [&](std::string_view text) {
    return server.dispatcher.lane(*parse_request(text));
  };
  CHECK(lane(grade("x")) == Lane::Box);
  CHECK(lane(R"({"op":"grade","problem":"sum"})") == Lane::Box);
  CHECK(lane(R"({"op":"grade","problem":{"kind":"answer"}})") == Lane::Light);
  CHECK(lane(R"({"op":"run"})") == Lane::Box);
  CHECK(lane(R"({"op":"validate"})") == Lane::Box);
  CHECK(lane(R"({"op":"compare"})") == Lane::Light);
  CHECK(lane(R"({"op":"capabilities"})") == Lane::Light);
}

}  // namespace assay::grader

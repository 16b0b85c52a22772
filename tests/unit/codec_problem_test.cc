#include <nlohmann/json.hpp>
#include <string>

#include "grader/core/codec_parse.h"
#include "grader/core/json_codec.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using nlohmann::json;

Result<Problem> read(std::string_view text) {
  const Result<json> document = parse_json(text);
  REQUIRE(document);
  return problem_from_json(*document);
}

std::string fault_of(std::string_view text) {
  const Result<Problem> problem = read(text);
  return problem ? "none"
                 : std::string(name(problem.error().code())) + ": " + problem.error().message();
}

const char* const kStdio = R"({"kind":"stdio","tests":[{"stdin":"2 3\n","answer":"5\n"}]})";

}  // namespace

TEST_CASE("problem: stdin and stdout, with everything that can be said") {
  const Result<Problem> problem = read(
      R"({"kind":"stdio","id":"sum","reward":"fraction","languages":["c","python"],
          "tests":[{"name":"one","stdin":"2 3\n","answer":"5\n"},{"stdin_base64":"/w==","answer_base64":"/g=="}],
          "checker":{"name":"floats","rel_tol":1e-6,"strict":true,"places":3,"mode":"x"},
          "limits":{"cpu_s":1.5,"wall_s":9,"memory_mb":64,"processes":3,"output_mb":0.5,"file_mb":2,"disk_mb":4}})");
  REQUIRE(problem);
  const auto& body = std::get<StdioProblem>(problem->body);
  CHECK(problem->id == "sum");
  CHECK(problem->reward == RewardRule::Fraction);
  CHECK(problem->languages == std::vector<std::string>{"c", "python"});
  REQUIRE(body.tests.size() == 2);
  CHECK(body.tests[0].name == "one");
  CHECK(body.tests[0].input == "2 3\n");
  CHECK(body.tests[1].input == "\xff");
  CHECK(body.tests[1].answer == "\xfe");
  CHECK(body.checker.name == "floats");
  CHECK(body.checker.options.at("rel_tol") == checkers::OptionValue(1e-6));
  CHECK(body.checker.options.at("strict") == checkers::OptionValue(true));
  CHECK(body.checker.options.at("places") == checkers::OptionValue(std::int64_t{3}));
  CHECK(body.checker.options.at("mode") == checkers::OptionValue(std::string("x")));
  CHECK(problem->limits.cpu->value == std::chrono::milliseconds(1500));
  CHECK(problem->limits.wall->value == std::chrono::seconds(9));
  CHECK(problem->limits.memory == Bytes::mib(64));
  CHECK(problem->limits.processes == 3);
  CHECK(problem->limits.output == Bytes::kib(512));
  CHECK(problem->limits.file_size == Bytes::mib(2));
  CHECK(problem->limits.disk == Bytes::mib(4));
}

TEST_CASE("problem: defaults") {
  const Result<Problem> problem = read(kStdio);
  REQUIRE(problem);
  CHECK(problem->reward == RewardRule::Binary);
  CHECK(std::get<StdioProblem>(problem->body).checker.name == "tokens");
  CHECK_FALSE(problem->limits.cpu);
  CHECK_THAT(problem->content_hash, Catch::Matchers::StartsWith("sha256:"));
}

TEST_CASE("problem: function calls carry values") {
  const Result<Problem> problem = read(
      R"({"kind":"function","entry":"Solution.twoSum","setup":"import math",
          "policy":{"abs_tol":1e-9,"unordered":true},
          "tests":[{"args":[[2,7],9],"kwargs":{"k":1.5},"expected":{"$tuple":[0,1]}},{"expected":null}]})");
  REQUIRE(problem);
  const auto& body = std::get<FunctionProblem>(problem->body);
  CHECK(body.entry == "Solution.twoSum");
  CHECK(body.setup == "import math");
  CHECK(body.policy.abs_tol == 1e-9);
  CHECK(body.policy.unordered);
  REQUIRE(body.tests.size() == 2);
  CHECK(body.tests[0].args.size() == 2);
  CHECK(body.tests[0].kwargs.at(0).first == "k");
  CHECK(std::get<checkers::SequenceValue>(body.tests[0].expected.data).kind ==
        checkers::SequenceKind::Tuple);
  CHECK(std::holds_alternative<checkers::NoneValue>(body.tests[1].expected.data));
}

TEST_CASE("problem: assertion tests and worked answers") {
  const Result<Problem> asserts = read(
      R"({"kind":"asserts","prompt":"def f():","entry":"f","test":"def check(c): pass","setup":"x=1"})");
  REQUIRE(asserts);
  CHECK(std::get<AssertsProblem>(asserts->body).entry == "f");
  CHECK(std::get<AssertsProblem>(asserts->body).setup == "x=1");

  const Result<Problem> answer = read(
      R"({"kind":"answer","gold":["1/2","0.5"],"extraction":"boxed","policy":{"deadline_ms":20}})");
  REQUIRE(answer);
  const auto& body = std::get<AnswerProblem>(answer->body);
  CHECK(body.golds == std::vector<std::string>{"1/2", "0.5"});
  CHECK(body.extraction == checkers::math::Extraction::Boxed);
  CHECK(body.policy.deadline == std::chrono::milliseconds(20));
}

TEST_CASE("problem: programs of the author are read with their protocol") {
  const auto interactive = problem_from_json(json::parse(
      R"({"kind":"interactive","tests":[{"stdin":"7"}],
          "interactor":{"language":"python","code":"x","protocol":"icpc"}})"));
  REQUIRE(interactive);
  const auto& dialogue = std::get<InteractiveProblem>(interactive->body);
  CHECK(dialogue.tests.front().input == "7");
  CHECK(dialogue.interactor.protocol == checkers::external::Protocol::Icpc);
  const auto stdio = problem_from_json(json::parse(
      R"({"kind":"stdio","tests":[{"answer":"7"}],
          "checker":{"name":"program","language":"cpp","code":"x","points_max":100}})"));
  REQUIRE(stdio);
  REQUIRE(std::get<StdioProblem>(stdio->body).judge.has_value());
  CHECK(std::get<StdioProblem>(stdio->body).judge->points_max == 100);
  CHECK_THAT(fault_of(R"({"kind":"interactive","tests":[{}],
                          "interactor":{"language":"python","code":"x","protocol":"print"}})"),
             Catch::Matchers::StartsWith("bad_problem: problem.interactor: what an interactor"));
  CHECK_THAT(fault_of(R"({"kind":"stdio","tests":[{"answer":""}],
                          "checker":{"name":"program","completion":"x"}})"),
             Catch::Matchers::StartsWith("bad_problem: problem.checker: a judging program"));
}

TEST_CASE("problem: test programs, value types and isolation") {
  const auto program = problem_from_json(
      json::parse(R"({"kind":"program","language":"cpp","test":"t","declarations":"d"})"));
  REQUIRE(program);
  CHECK(std::get<ProgramProblem>(program->body).declarations == "d");
  CHECK_FALSE(is_separate(*program));
  const auto asserts = problem_from_json(json::parse(
      R"({"kind":"asserts","test":"t","value_types":{"V":["x","y"]},"isolation":"shared"})"));
  REQUIRE(asserts);
  CHECK(std::get<AssertsProblem>(asserts->body).value_types.at("V").size() == 2);
  CHECK_FALSE(is_separate(*asserts));
  for (const auto* problem : {&*program, &*asserts}) {
    CHECK(problem_to_json(*problem_from_json(problem_to_json(*problem))) ==
          problem_to_json(*problem));
  }
  CHECK_THAT(fault_of(R"({"kind":"asserts","test":"t","isolation":"none"})"),
             Catch::Matchers::StartsWith("bad_problem: problem.isolation: expected"));
}

TEST_CASE("problem: there are no other kinds") {
  CHECK_THAT(fault_of(R"({"kind":"stdoi"})"),
             Catch::Matchers::StartsWith("bad_problem: problem.kind: no such kind"));
}

TEST_CASE("problem: every fault is named by its place") {
  const std::pair<const char*, const char*> cases[] = {
      {"3", "problem: expected an object, got a number"},
      {"{}", "problem: \"kind\" is missing"},
      {R"({"kind":1})", "problem.kind: expected a string, got a number"},
      {R"({"kind":"stdio"})", "problem: \"tests\" is missing"},
      {R"({"kind":"stdio","tests":{}})", "problem.tests: expected a list, got an object"},
      {R"({"kind":"stdio","tests":[]})", "problem.tests: expected at least one test"},
      {R"({"kind":"stdio","tests":[{"stdin":"","answer":""},{"stdin":1,"answer":""}]})",
       "problem.tests[1].stdin: expected a string, got a number"},
      {R"({"kind":"stdio","tests":[{"stdin":""}]})", "problem.tests[0]: \"answer\" is missing"},
      {R"({"kind":"stdio","tests":[{"answer":"","answer_base64":""}]})",
       "problem.tests[0].answer_base64: given together with \"answer\""},
      {R"({"kind":"stdio","tests":[{"answer_base64":"*"}]})",
       "problem.tests[0].answer_base64: not base64 (RFC 4648 with padding)"},
      {R"({"kind":"stdio","tests":[{"answer":"","ansewr":""}]})",
       "problem.tests[0].ansewr: unknown field (known here: name, stdin, answer)"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"checker":"tokens"})",
       "problem.checker: expected an object, got a string"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"checker":{"name":"floats","rel_tol":[1]}})",
       "problem.checker.rel_tol: expected true or false, a number or a string, got a list"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"reward":"half"})",
       "problem.reward: expected \"binary\" or \"fraction\""},
      {R"({"kind":"stdio","tests":[{"answer":""}],"limits":{"cpu_s":0}})",
       "problem.limits.cpu_s: must be greater than 0"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"limits":{"cpu_s":-1}})",
       "problem.limits.cpu_s: expected a number from 0.0 to 3600.0, got -1.0"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"limits":{"cpu_s":true}})",
       "problem.limits.cpu_s: expected a number, got true or false"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"limits":{"processes":1.5}})",
       "problem.limits.processes: expected an integer, got a number"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"limits":{"processes":99999999999999999999}})",
       "problem.limits.processes: expected an integer, got an integer over 64 bits"},
      {R"({"kind":"stdio","tests":[{"answer":""}],"limits":{"memory_mb":18446744073709551615}})",
       "problem.limits.memory_mb: expected a number from 0.0 to 1048576.0, got "
       "1.8446744073709552e+19"},
      {R"({"kind":"function","entry":"f g","tests":[{"expected":1}]})",
       "problem.entry: expected a name such as \"total\" or \"Solution.twoSum\""},
      {R"({"kind":"function","entry":"f","tests":[{"args":{},"expected":1}]})",
       "problem.tests[0].args: expected a list, got an object"},
      {R"({"kind":"asserts","test":""})", "problem.test: expected test code"},
      {R"({"kind":"answer","gold":" \n"})", "problem.gold: expected an answer, got an empty one"},
      {R"({"kind":"answer","gold":5})",
       "problem.gold: expected a string or a list of strings, got a number"},
      {R"({"kind":"answer","gold":["1",2]})", "problem.gold[1]: expected a string, got a number"},
      {R"({"kind":"answer","gold":"1","policy":{"rel_tol":-1}})",
       "problem.policy.rel_tol: expected a number from 0.0 to 1e+300, got -1.0"},
      {R"({"kind":"answer","gold":"1","extraction":"last"})",
       "problem.extraction: no such extraction rule (auto, boxed, hashes, tag, phrase, whole)"},
      {R"({"kind":"answer","gold":"1","cheker":{}})",
       "problem.cheker: unknown field (known here: kind, gold, match, policy, extraction, id, "
       "limits, seed, "
       "reward, languages)"},
  };
  for (const auto& [text, message] : cases) {
    INFO(text);
    CHECK(fault_of(text) == std::string("bad_problem: ") + message);
  }
}

TEST_CASE("problem: a fault inside a value keeps the value's path") {
  CHECK_THAT(
      fault_of(R"({"kind":"function","entry":"f","tests":[{"args":[1,{"$set":3}],"expected":1}]})"),
      Catch::Matchers::StartsWith("bad_problem: problem.tests[0].args[1]"));
}

TEST_CASE("problem: the number of tests is bounded") {
  const auto with_tests = [](std::size_t count) {
    std::string text = R"({"kind":"stdio","tests":[)";
    for (std::size_t i = 0; i < count; ++i) {
      text += i == 0 ? R"({"answer":""})" : R"(,{"answer":""})";
    }
    return text + "]}";
  };
  CHECK(fault_of(with_tests(10'000)) == "none");
  CHECK(fault_of(with_tests(10'001)) == "bad_problem: problem.tests: more than 10000 elements");
}

TEST_CASE("problem: the hash is of what is graded, not of how it was written or named") {
  const std::string plain = read(kStdio)->content_hash;
  const char* const same =
      R"({"id":"x","checker":{"name":"tokens"},"reward":"binary","limits":{},"languages":[],
          "tests":[{"answer":"5\n","stdin_base64":"MiAzCg==","name":""}],"kind":"stdio"})";
  CHECK(read(same)->content_hash == plain);
  CHECK(read(R"({"kind":"stdio","tests":[{"stdin":"2 3\n","answer":"6\n"}]})")->content_hash !=
        plain);
}

TEST_CASE("problem: the canonical form leaves defaults out") {
  const char* const text =
      R"({"kind":"answer","gold":["7"],"policy":{"rel_tol":0,"ignore_case":true,"ordered":true},"extraction":"auto"})";
  CHECK(problem_to_json(*read(text)) ==
        json::parse(R"({"kind":"answer","gold":"7","policy":{"ordered":true}})"));
}

}  // namespace assay::grader

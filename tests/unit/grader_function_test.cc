// Kind function on a fake executor: what the box may know, and what each reply is worth.

#include <sys/socket.h>

#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "tests/support/catch.h"
#include "tests/unit/pipeline_fake.h"

namespace assay::grader {
namespace {

using checkers::IntValue;
using checkers::Value;
using fake::FakeExecutor;
using nlohmann::json;

Value number(int n) { return {IntValue{std::to_string(n)}}; }

Problem problem() {
  FunctionProblem body;
  body.entry = "total";
  body.setup = "import math";
  body.tests = {
      {.name = "a", .args = {number(20)}, .kwargs = {{"b", number(22)}}, .expected = number(4242)},
      {.name = "b", .args = {number(31)}, .kwargs = {}, .expected = number(4343)}};
  Problem result;
  result.body = body;
  return result;
}

/// What the submission says to a call: a line without its newline, or nothing more.
using Reply = std::function<std::optional<std::string>(const json& call)>;

json value(json value) { return {{"ok", std::move(value)}}; }
std::string text(const json& call, json reply) {
  reply["token"] = call["token"];
  return reply.dump();
}

/// A box whose program answers calls like this, and ends so.
struct Box {
  Reply reply;
  sandbox::Verdict end = sandbox::Verdict::Ok;
  int over_time_at = 0;  ///< It is seen to be before it answers the call of this argument.
};

/// What was asked of a box: the text on its standard input, and the calls.
struct Asked {
  std::string input;
  std::vector<json> calls;
};

/// Plays one box after the other; the last one again and again.
class Boxes {
 public:
  explicit Boxes(std::vector<Box> boxes) : boxes_(std::move(boxes)) {}

  Result<sandbox::Report> run(const sandbox::Spec& spec) {
    const std::lock_guard lock(mutex_);
    const Box& box = boxes_[std::min(asked.size(), boxes_.size() - 1)];
    asked.push_back({fake::text_of(spec.input), {}});
    REQUIRE(spec.passed.size() == 1);
    REQUIRE(spec.passed[0].number == 3);
    while (true) {
      const json call = json::parse(read_line(spec.passed[0].fd), nullptr, false);
      if (call.is_discarded()) {
        return ending(box.end);
      }
      asked.back().calls.push_back(call);
      const std::optional<std::string> said = box.reply(call);
      if (!said) {
        return ending(box.end);
      }
      if (call["args"][0] == box.over_time_at) {
        spec.over_time->store(true);
      }
      const std::string line = *said + "\n";
      REQUIRE(::send(spec.passed[0].fd, line.data(), line.size(), MSG_NOSIGNAL) > 0);
      if (call["last"] == true) {
        return ending(box.end);
      }
    }
  }

  std::vector<Asked> asked;

 private:
  static sandbox::Report ending(sandbox::Verdict verdict) {
    return verdict == sandbox::Verdict::Ok ? FakeExecutor::said("") : FakeExecutor::ended(verdict);
  }
  static std::string read_line(int fd) {
    std::string line;
    char byte = 0;
    while (::recv(fd, &byte, 1, 0) == 1 && byte != '\n') {
      line += byte;
    }
    return line;
  }

  std::vector<Box> boxes_;
  std::mutex mutex_;
};

struct Graded {
  Result<Grade> grade;
  std::vector<Asked> boxes;
  std::vector<sandbox::Spec> specs;
};

Graded grade_in(std::vector<Box> boxes, const GradeOptions& options = {}) {
  Boxes played(std::move(boxes));
  FakeExecutor executor([&](const sandbox::Spec& spec) { return played.run(spec); });
  Result<Grade> grade = fake::grader_on(executor)->grade(
      problem(), fake::code("python", "def total(a): ..."), options);
  REQUIRE(grade.has_value());
  CHECK(grade->reward == (grade->verdict == Verdict::Accepted ? 1 : 0));
  return {std::move(grade), std::move(played.asked), executor.seen()};
}

std::optional<std::string> right(const json& call) {
  return text(call, value(call["args"][0] == 20 ? 4242 : 4343));
}

using Judged = std::pair<Verdict, std::vector<std::string>>;
/// Verdict and flags if every call of every box is answered so.
Judged judged(const Reply& reply, sandbox::Verdict end = sandbox::Verdict::Ok) {
  const Graded graded = grade_in({{reply, end}});
  return {graded.grade->verdict, graded.grade->flags};
}

TEST_CASE("function: values that are right are accepted, all from one box") {
  const Graded graded = grade_in({{right}});
  CHECK(graded.grade->verdict == Verdict::Accepted);
  CHECK(graded.grade->passed == 2);
  CHECK(graded.grade->flags.empty());
  CHECK(graded.boxes.size() == 1);
  // What they cost together stands at the first.
  CHECK(graded.grade->tests[0].cpu.value == std::chrono::milliseconds(3));
  CHECK(graded.grade->tests[1].cpu.value == std::chrono::milliseconds(0));
  CHECK(graded.grade->tests[0].name == "a");
  CHECK(graded.grade->usage.cpu.value == std::chrono::milliseconds(3));
}

TEST_CASE("function: at full detail each test has a box of its own") {
  const Graded graded = grade_in({{right}}, {.full_detail = true});
  CHECK(graded.grade->verdict == Verdict::Accepted);
  REQUIRE(graded.boxes.size() == 2);
  CHECK(graded.boxes[1].calls.size() == 1);
  CHECK(graded.grade->tests[1].cpu.value == std::chrono::milliseconds(3));
}

TEST_CASE(
    "function: a box hears a call when it has answered the one before, and no expected value") {
  const Graded graded = grade_in({{right}});
  REQUIRE(graded.boxes.size() == 1);
  const Asked& asked = graded.boxes[0];
  REQUIRE(asked.calls.size() == 2);
  CHECK(asked.calls[0]["args"] == json::array({20}));
  CHECK(asked.calls[0]["kwargs"] == json::array({json::array({"b", 22})}));
  CHECK(asked.calls[0]["last"] == false);
  CHECK(asked.calls[1]["args"] == json::array({31}));
  CHECK(asked.calls[1]["last"] == true);
  CHECK(asked.calls[0]["token"] != asked.calls[1]["token"]);
  CHECK(asked.input.find("31") == std::string::npos);
  std::string everything = asked.input + asked.calls[0].dump() + asked.calls[1].dump();
  for (const sandbox::File& file : graded.specs[0].files) {
    everything += fake::text_of(file.content);
  }
  CHECK(everything.find("4242") == std::string::npos);
  CHECK(everything.find("4343") == std::string::npos);
}

TEST_CASE("function: another value, or one that is no plain data, is a wrong answer") {
  CHECK(judged([](const json& call) { return text(call, value(1)); }).first ==
        Verdict::WrongAnswer);
  const auto opaque =
      judged([](const json& call) { return text(call, value({{"$opaque", "E"}})); });
  CHECK(opaque == Judged(Verdict::WrongAnswer, {"opaque_result"}));
}

TEST_CASE("function: a wrong value has no second try, be the box fresh or not") {
  const auto wrong_at = [](int argument) {
    return [argument](const json& call) {
      return call["args"][0] == argument ? text(call, value(1)) : right(call);
    };
  };
  for (const int argument : {20, 31}) {
    const Graded graded = grade_in({{wrong_at(argument)}, {right}});
    CHECK(graded.grade->verdict == Verdict::WrongAnswer);
    CHECK(graded.grade->passed == 1);
    CHECK(graded.boxes.size() == 1);
  }
}

TEST_CASE("function: what else comes of a later call counts only in a fresh box") {
  const auto silent = [](const json&) { return std::optional<std::string>(); };
  const auto raises = [](const json& call) {
    return std::optional(text(call, {{"raise", {{"type", "E"}, {"message", "no"}}}}));
  };
  for (const Reply& bad : {Reply(silent), Reply(raises)}) {
    const auto later = [&](const json& call) {
      return call["args"][0] == 31 ? bad(call) : right(call);
    };
    CHECK(grade_in({{later}, {right}}).grade->verdict == Verdict::Accepted);
    const Graded again = grade_in({{later}, {bad}});
    CHECK(again.grade->verdict == Verdict::RuntimeError);
    CHECK(again.grade->passed == 1);
    CHECK(again.boxes.size() == 2);
    CHECK(again.boxes[1].calls[0]["args"] == json::array({31}));
  }
  // The run's end is that of its last call.
  CHECK(grade_in({{right, sandbox::Verdict::TimeLimit}, {right}}).grade->verdict ==
        Verdict::Accepted);
}

TEST_CASE("function: what is answered over time does not stand, though the run goes on") {
  const auto over_at = [](int argument) {
    return Box{.reply = right, .end = sandbox::Verdict::TimeLimit, .over_time_at = argument};
  };
  // The first call of its box: the run's end decides.
  const Graded first = grade_in({over_at(20), over_at(31)});
  CHECK(first.grade->verdict == Verdict::TimeLimit);
  CHECK(first.grade->passed == 0);
  CHECK(first.boxes.size() == 2);
  // A later one is made again, and may well be in time then.
  const Graded later = grade_in({over_at(31), {right}});
  CHECK(later.grade->verdict == Verdict::Accepted);
  REQUIRE(later.boxes.size() == 2);
  CHECK(later.boxes[1].calls[0]["args"] == json::array({31}));
  CHECK(grade_in({over_at(31), over_at(31)}).grade->passed == 1);
}

TEST_CASE("function: a run that the load may have decided is made again, alone") {
  int runs = 0;
  FakeExecutor executor([&](const sandbox::Spec&) {
    sandbox::Report report = FakeExecutor::ended(sandbox::Verdict::TimeLimit);
    report.in_doubt = true;
    ++runs;
    return report;
  });
  const Result<Grade> grade = fake::grader_on(executor)->grade(
      problem(), fake::code("python", "def total(a): ..."), {.stop_at_first_failure = true});
  REQUIRE(grade.has_value());
  CHECK(grade->verdict == Verdict::TimeLimit);
  CHECK(runs == 2);
}

TEST_CASE("function: an exception is a runtime error with its type and message") {
  const Graded graded = grade_in({{[](const json& call) {
    return text(call, {{"raise", {{"type", "ValueError"}, {"message", "no"}}}});
  }}});
  CHECK(graded.grade->verdict == Verdict::RuntimeError);
  CHECK(graded.grade->tests[0].message == "ValueError: no");
}

TEST_CASE("function: leaving early is a runtime error and flagged, whatever the exit status") {
  const Judged early(Verdict::RuntimeError, {"early_exit"});
  for (const sandbox::Verdict end : {sandbox::Verdict::Ok, sandbox::Verdict::RuntimeError}) {
    CHECK(judged([](const json&) { return std::nullopt; }, end) == early);
  }
  CHECK(judged([](const json& call) {
          return text(call, {{"raise", {{"type", "SystemExit"}, {"message", "0"}}}});
        }) == early);
}

TEST_CASE("function: forged and doubled messages are wrong answers and flagged") {
  CHECK(judged([](const json&) { return json({{"ok", 4242}, {"token", "guess"}}).dump(); }) ==
        Judged(Verdict::WrongAnswer, {"forged_channel"}));
  const Graded doubled =
      grade_in({{[](const json& call) { return *right(call) + "\n" + *right(call); }}});
  CHECK(doubled.grade->verdict == Verdict::WrongAnswer);
  CHECK(doubled.grade->passed == 1);  // The line too many came before the second call.
}

TEST_CASE("function: more than one line to the last call is flagged as what it is") {
  const Graded doubled =
      grade_in({{[](const json& call) { return *right(call) + "\n" + *right(call); }}},
               {.full_detail = true});
  CHECK(doubled.grade->verdict == Verdict::WrongAnswer);
  CHECK(doubled.grade->passed == 0);
  CHECK(doubled.grade->flags == std::vector<std::string>{"output_after_verdict"});
}

TEST_CASE("function: a limit decides, whatever was said in its box, if that was fresh") {
  for (const auto& [end, verdict] :
       {std::pair{sandbox::Verdict::TimeLimit, Verdict::TimeLimit},
        {sandbox::Verdict::MemoryLimit, Verdict::MemoryLimit},
        {sandbox::Verdict::IdleLimit, Verdict::IdleLimit},
        {sandbox::Verdict::OutputLimit, Verdict::OutputLimit},
        {sandbox::Verdict::SecurityViolation, Verdict::SecurityViolation},
        {sandbox::Verdict::RuntimeError, Verdict::RuntimeError}}) {
    CHECK(grade_in({{right, end}}, {.full_detail = true}).grade->verdict == verdict);
  }
}

TEST_CASE("function: another language than Python is refused with the reason") {
  FakeExecutor executor([](const sandbox::Spec&) { return FakeExecutor::said(""); });
  const Result<Grade> grade = fake::grader_on(executor)->grade(problem(), fake::code("c", "x"), {});
  REQUIRE_FALSE(grade.has_value());
  CHECK(grade.error().code() == ErrorCode::BadSubmission);
  CHECK(grade.error().message().find("python") != std::string::npos);
}

}  // namespace
}  // namespace assay::grader

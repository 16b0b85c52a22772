// problem -> JSON -> text -> JSON -> problem is the identity, on generated problems with odd bytes,
// odd numbers and every member set or not.

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "grader/core/codec_parse.h"
#include "grader/core/json_codec.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using checkers::Value;
using nlohmann::json;

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  Problem problem() {
    Problem made;
    switch (below(4)) {
      case 0:
        made.body = stdio();
        break;
      case 1:
        made.body = function();
        break;
      case 2:
        made.body = AssertsProblem{text(), text(), "t" + text(), text()};
        break;
      default:
        made.body = answer();
    }
    made.id = text();
    made.reward = coin() ? RewardRule::Binary : RewardRule::Fraction;
    made.limits = limits();
    for (std::size_t i = below(3); i > 0; --i) {
      made.languages.push_back(text());
    }
    return made;
  }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }
  bool coin() { return below(2) == 0; }

  std::string bytes() {
    std::string made;
    for (std::size_t i = below(12); i > 0; --i) {
      made += static_cast<char>(below(256));
    }
    return made;
  }
  std::string text() {
    static constexpr std::string_view kParts[] = {
        "a", "\"", "\\", "\n", "\xc3\xa9", "\xf0\x9f\x98\x80", "$int", " ", "\x7f", "\t"};
    std::string made;
    for (std::size_t i = below(6); i > 0; --i) {
      made += kParts[below(std::size(kParts))];
    }
    return made;
  }
  double number() {
    static constexpr double kCorners[] = {0.1, 1e-300, 1e300, 5e-324, 1, 1.0 / 3, 123456789.25};
    return kCorners[below(std::size(kCorners))];
  }
  std::int64_t positive(std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(1, most)(random_);
  }

  StdioProblem stdio() {
    StdioProblem made;
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      made.tests.push_back({text(), bytes(), bytes()});
    }
    made.checker.name = "c" + text();
    made.checker.options = {
        {"n", number()}, {"i", positive(INT64_MAX)}, {"b", coin()}, {"s" + text(), text()}};
    return made;
  }

  Value value(int depth) {
    switch (below(depth > 0 ? 9 : 6)) {
      case 0:
        return {checkers::NoneValue{}};
      case 1:
        return {coin()};
      case 2:
        return {checkers::IntValue{coin() ? "-18446744073709551617"
                                          : std::to_string(positive(INT64_MAX))}};
      case 3:
        return {-number()};
      case 4:
        return {checkers::StrValue{text()}};
      case 5:
        return {checkers::BytesValue{bytes()}};
      case 6:
        return {sequence(depth)};
      case 7:
        return {checkers::RecordValue{"deque", {value(depth - 1)}}};
      default:
        return {checkers::DictValue{{{value(0), value(depth - 1)}}}};
    }
  }
  checkers::SequenceValue sequence(int depth) {
    checkers::SequenceValue made;
    made.kind = static_cast<checkers::SequenceKind>(below(4));
    for (std::size_t i = below(4); i > 0; --i) {
      made.items.push_back(value(depth - 1));
    }
    return made;
  }

  FunctionProblem function() {
    FunctionProblem made;
    made.entry = coin() ? "f" : "Solution.f";
    made.setup = text();
    made.policy = {.abs_tol = number(),
                   .rel_tol = number(),
                   .list_is_tuple = coin(),
                   .unordered = coin(),
                   .bool_is_int = coin()};
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      FunctionTest& test = made.tests.emplace_back();
      test.name = text();
      test.args = {value(3), value(3)};
      test.kwargs = {{"k" + text(), value(2)}};
      test.expected = value(4);
    }
    return made;
  }

  AnswerProblem answer() {
    AnswerProblem made;
    made.golds = coin() ? std::vector<std::string>{"g" + text()}
                        : std::vector<std::string>{"g" + text(), "h"};
    made.extraction = static_cast<checkers::math::Extraction>(below(6));
    checkers::math::Policy& policy = made.policy;
    policy.rel_tol = coin() ? 0 : number();
    policy.abs_tol = number();
    policy.decimal_digits = static_cast<int>(below(20));
    for (bool* flag :
         {&policy.gold_precision, &policy.comma_or_point, &policy.ordered, &policy.require_units,
          &policy.percent_is_fraction, &policy.percent_optional, &policy.equation_rhs,
          &policy.ignore_case, &policy.decimal_comma, &policy.choice_text, &policy.inequality_set,
          &policy.variable_names, &policy.integration_constant}) {
      *flag = coin();
    }
    policy.deadline = std::chrono::milliseconds(positive(10'000));
    policy.form = static_cast<checkers::math::Policy::Form>(below(3));
    if (coin()) policy.choices = {{'A', text()}, {'C', text()}};
    made.all_golds = coin();
    return made;
  }

  LimitOverrides limits() {
    constexpr std::int64_t kHourNs = 3'600'000'000'000;
    constexpr std::int64_t kTebibyte = std::int64_t{1} << 40;
    LimitOverrides made;
    if (coin()) {
      made.cpu = CpuTime{std::chrono::nanoseconds(positive(kHourNs))};
      made.wall = WallTime{std::chrono::nanoseconds(positive(kHourNs))};
      made.memory = Bytes{positive(kTebibyte)};
      made.disk = Bytes{positive(1000)};
    }
    if (coin()) {
      made.output = Bytes::mib(positive(100));
      made.file_size = Bytes::kib(positive(100));
      made.processes = static_cast<int>(positive(65'536));
    }
    return made;
  }

  std::mt19937 random_;
};

void check_limits(const LimitOverrides& one, const LimitOverrides& other) {
  REQUIRE(one.cpu == other.cpu);
  REQUIRE(one.wall == other.wall);
  REQUIRE(one.memory == other.memory);
  REQUIRE(one.processes == other.processes);
  REQUIRE(one.output == other.output);
  REQUIRE(one.file_size == other.file_size);
  REQUIRE(one.disk == other.disk);
}

}  // namespace

TEST_CASE("codec: a problem is the same after it was written and read, and writing is canonical") {
  constexpr unsigned kSeed = 20261122;
  Generator generator(kSeed);
  for (int i = 0; i < 5000; ++i) {
    INFO("seed " << kSeed << ", problem " << i);
    const Problem problem = generator.problem();
    const json written = problem_to_json(problem);
    const Result<json> parsed = parse_json(written.dump());
    REQUIRE(parsed);
    REQUIRE(*parsed == written);
    const Result<Problem> read = problem_from_json(*parsed);
    if (!read) {
      FAIL(read.error().message());
    }
    REQUIRE(problem_to_json(*read) == written);
    REQUIRE(read->content_hash == problem_content_hash(problem));
    REQUIRE(read->id == problem.id);
    REQUIRE(read->reward == problem.reward);
    REQUIRE(read->languages == problem.languages);
    check_limits(read->limits, problem.limits);
    if (const auto* stdio = std::get_if<StdioProblem>(&problem.body)) {
      const auto& again = std::get<StdioProblem>(read->body);
      REQUIRE(again.checker.options == stdio->checker.options);
      for (std::size_t t = 0; t < stdio->tests.size(); ++t) {
        REQUIRE(again.tests.at(t).input == stdio->tests[t].input);
        REQUIRE(again.tests.at(t).answer == stdio->tests[t].answer);
      }
    }
    if (const auto* answer = std::get_if<AnswerProblem>(&problem.body)) {
      const auto& again = std::get<AnswerProblem>(read->body);
      REQUIRE(again.golds == answer->golds);
      REQUIRE(again.policy.abs_tol == answer->policy.abs_tol);
      REQUIRE(again.policy.choice_text == answer->policy.choice_text);
      REQUIRE(again.policy.form == answer->policy.form);
      REQUIRE(again.policy.choices == answer->policy.choices);
      REQUIRE(again.all_golds == answer->all_golds);
      REQUIRE(again.policy.deadline == answer->policy.deadline);
    }
  }
}

TEST_CASE("codec: the protocol has every member of the policies") {
  // A member that is added without the codec breaks these two lines; then see codec_policy.cc,
  // codec_policy_test.cc, protocol.schema.json, PROTOCOL.md, PROBLEM_FORMAT.md and MATH.md.
  [[maybe_unused]] const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15,
                                m16, m17, m18, m19] = checkers::math::Policy{};
  [[maybe_unused]] const auto& [v1, v2, v3, v4, v5] = checkers::ValuePolicy{};
  SUCCEED();
}

}  // namespace assay::grader

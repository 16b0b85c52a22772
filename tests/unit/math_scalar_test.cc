// The steps of the ladder against each other: what the field decides, balls and the worker must not
// contradict.

#include "checkers/math/ball.h"
#include "checkers/math/exact.h"
#include "checkers/math/field.h"
#include "checkers/math/parser.h"
#include "checkers/math/postfix.h"
#include "checkers/math/worker.h"
#include "tests/support/catch.h"

namespace assay::checkers::math {
namespace {

Ref parsed(std::string_view text, Arena& arena) {
  Parser parser(text, arena, false);
  return parser.parse_answer();
}

TEST_CASE("exact: statuses") {
  Arena arena;
  Rational r;
  CHECK(evaluate_exact(parsed("2^{10}", arena), r) == ExactStatus::Ok);
  CHECK(r == Rational(1024));
  CHECK(evaluate_exact(parsed("8^{-2/3}", arena), r) == ExactStatus::Ok);
  CHECK(r == Rational(1) / Rational(4));
  CHECK(evaluate_exact(parsed("1/0", arena), r) == ExactStatus::Undefined);
  CHECK(evaluate_exact(parsed("0^{-1}", arena), r) == ExactStatus::Undefined);
  CHECK(evaluate_exact(parsed("2^{2^{40}}", arena), r) == ExactStatus::TooLarge);
  CHECK(evaluate_exact(parsed("\\sqrt2", arena), r) == ExactStatus::NotRational);
  CHECK(evaluate_exact(parsed("\\log_2 1024", arena), r) == ExactStatus::Ok);
  CHECK(r == Rational(10));
}

TEST_CASE("field: radicals of rationals are decided, equal and different") {
  Arena arena;
  const Policy policy;
  const auto difference = [&](std::string_view x, std::string_view y) {
    Context context{.arena = arena,
                    .policy = policy,
                    .deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5)};
    Field field(context, kMaxGenerators);
    const auto a = field.read(parsed(x, arena));
    const auto b = field.read(parsed(y, arena));
    REQUIRE(a.has_value());
    REQUIRE(b.has_value());
    const auto d = field.difference(*a, *b);
    REQUIRE(d.has_value());
    return d->is_zero() ? "zero" : (field.independent(*d) ? "not zero" : "open");
  };
  CHECK(std::string(difference("\\sqrt{12}", "2\\sqrt3")) == "zero");
  CHECK(std::string(difference("\\sqrt{6}", "\\sqrt2\\sqrt3")) == "zero");
  CHECK(std::string(difference("\\frac{1}{\\sqrt2}", "\\frac{\\sqrt2}{2}")) == "zero");
  CHECK(std::string(difference("\\sqrt{2}+\\sqrt3", "\\sqrt{5}")) == "not zero");
  CHECK(std::string(difference("\\sqrt{-4}", "2i")) == "zero");
  CHECK(std::string(difference("\\pi\\sqrt2", "\\pi\\sqrt3")) == "not zero");
  CHECK(std::string(difference("\\pi", "e")) == "open");
  CHECK(std::string(difference("\\sqrt2", "\\sqrt[3]{2}")) == "open");
}

TEST_CASE("ball: enclosures that are proved apart are different, equal values always overlap") {
  Arena arena;
  for (const auto& [x, y] : {std::pair("\\sin^2 1+\\cos^2 1", "1"),
                             {"\\ln 8", "3\\ln 2"},
                             {"e^{i\\pi}", "-1"},
                             {"\\sqrt[3]{-8}", "-2"}}) {
    for (const long precision : {32L, 64L, 200L}) {
      Ball a;
      Ball b;
      REQUIRE(evaluate_ball(parsed(x, arena), a, precision));
      REQUIRE(evaluate_ball(parsed(y, arena), b, precision));
      CHECK_FALSE(disjoint(a, b));
    }
  }
}

TEST_CASE("worker: algebraic and elementary identities") {
  Arena arena;
  const auto decided = [&](std::string_view x, std::string_view y) {
    const auto program = comparison_program(parsed(x, arena), parsed(y, arena), arena);
    REQUIRE(program.has_value());
    return run_in_worker(*program, std::chrono::steady_clock::now() + std::chrono::seconds(10));
  };
  CHECK(decided("\\sqrt{5+2\\sqrt6}", "\\sqrt2+\\sqrt3") == Constants::Equal);
  CHECK(decided("\\sqrt{5+2\\sqrt6}", "\\sqrt2+\\sqrt5") == Constants::Different);
  CHECK(decided("e^{i\\pi}", "-1") == Constants::Equal);
  CHECK(decided("\\ln 4", "2\\ln 2") == Constants::Equal);
}

}  // namespace
}  // namespace assay::checkers::math

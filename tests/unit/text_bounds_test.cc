// Hostile outputs at the size that a run may print: linear time, no copies of the text, no crash.

#include <ctime>
#include <iostream>
#include <random>
#include <string>

#include "checkers/checkers.h"
#include "tests/support/catch.h"

using namespace assay::checkers;

namespace {

constexpr std::size_t kSize = 16 << 20;

struct Timed {
  Outcome outcome;
  std::size_t message_size;
};

/// Judges, prints the rate, and holds it to a bound that only a superlinear checker would miss.
Timed judge(const std::string& name, std::string_view answer, std::string_view output,
            const char* what) {
  const auto checker = make_checker({.name = name, .options = {}});
  REQUIRE(checker);
  const std::clock_t start = std::clock();  // processor time: the same on a loaded machine
  const auto judgement = (*checker)->judge({"", answer, output});
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  REQUIRE(judgement);
  const double megabytes = static_cast<double>(answer.size() + output.size()) / 1e6;
  if (took > 1e-3) {  // the others stop at the first token
    std::cout << name << ", " << what << ": " << megabytes / took << " MB/s\n";
  }
  CHECK(took < 60);
  return {judgement->outcome, judgement->message.size()};
}

std::string repeat(std::string_view unit) {
  std::string text;
  while (text.size() + unit.size() <= kSize) {
    text += unit;
  }
  return text;
}

}  // namespace

TEST_CASE("bounds: every checker takes 16 MiB of anything, with a bounded message") {
  std::mt19937 random(1);
  std::string noise(kSize, '\0');
  for (char& c : noise) {
    c = static_cast<char>(random());
  }
  const std::pair<const char*, std::string> outputs[] = {
      {"one token", std::string(kSize, 'a')},   {"NULs", std::string(kSize, '\0')},
      {"line ends", std::string(kSize, '\n')},  {"digits", std::string(kSize, '7')},
      {"short numbers", repeat("3.14 ")},       {"invalid UTF-8", std::string(kSize, '\xff')},
      {"lines", repeat("12 34 56 78 90 ab\n")}, {"noise", noise}};
  for (const CheckerInfo& info : builtin_checkers()) {
    for (const auto& [what, output] : outputs) {
      INFO(info.name << ", " << what);
      const Timed against_short = judge(std::string(info.name), "42.5\n", output, what);
      CHECK(against_short.outcome == Outcome::Wrong);
      CHECK(against_short.message_size <= 1024);
      const std::string other = output.substr(0, output.size() - 1) + "x";
      const Timed against_long = judge(std::string(info.name), output, other, what);
      CHECK(against_long.outcome == Outcome::Wrong);
      CHECK(against_long.message_size <= 1024);
    }
  }
}

TEST_CASE("bounds: numbers of 16 MiB of digits are compared in one pass") {
  const std::string a(kSize, '7');
  std::string b = a;
  b.back() = '8';
  CHECK(judge("floats", a, b, "integers that differ at the end").outcome == Outcome::Wrong);
  CHECK(judge("floats", a + ".0", b, "within the tolerance").outcome == Outcome::Accepted);
  CHECK(judge("floats", "0." + a, "0." + b, "fractions within the tolerance").outcome ==
        Outcome::Accepted);
  CHECK(judge("floats", a, "+0" + a, "equal but for their spelling").outcome == Outcome::Accepted);
}

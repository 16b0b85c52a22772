// Bars on labelled data that lies beside the tree (it is not part of the project). Each bar is what
// was measured when it was written; docs/MATH.md argues the labels that the engine disagrees with.

#include <chrono>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "checkers/math/math.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::test {
namespace {

namespace math = checkers::math;
using Json = nlohmann::json;

struct Count {
  int cases = 0;
  int accepted_wrongly = 0;
  int rejected_wrongly = 0;
  int golds_unread = 0;
  double slowest_s = 0;
};

std::string extracted(const std::string& text) {
  const auto found = math::extract_answer(text);
  return found ? found->answer : std::string();
}

Count count(const std::string& path, bool responses) {
  Count c;
  std::ifstream in(path);
  REQUIRE(in.good());
  std::string line;
  while (std::getline(in, line)) {
    const Json one = Json::parse(line);
    std::string answer = one.at("pred");
    if (responses)
      answer = extracted(one.at("response"));
    else if (one.value("form", "raw") == "text")
      answer = extracted(answer);
    const auto start = std::chrono::steady_clock::now();
    const math::Decision d = math::compare(one.at("gold").get<std::string>(), answer, {});
    c.slowest_s =
        std::max(c.slowest_s,
                 std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    ++c.cases;
    c.golds_unread += d.gold_unparsed ? 1 : 0;
    if (!one.at("expected").is_boolean()) continue;
    const bool expected = one.at("expected");
    c.accepted_wrongly += !expected && d.equal == true ? 1 : 0;
    c.rejected_wrongly += expected && d.equal != true ? 1 : 0;
  }
  return c;
}

TEST_CASE("labels: the bars that were reached hold") {
  const auto shared = shared_data();
  if (!shared) return skip("no shared data");
  const std::string folder = *shared + "/math_cases/";
  SECTION("own cases: all right") {
    const Count c = count(folder + "own_cases.jsonl", false);
    CHECK(c.accepted_wrongly == 0);
    CHECK(c.rejected_wrongly == 0);
  }
  SECTION("mutants: accepted are four that do not change the value") {
    CHECK(count(folder + "d3_mutants.jsonl", false).accepted_wrongly <= 4);
  }
  SECTION("rewrites: none rejected") {
    CHECK(count(folder + "d4_rewrites.jsonl", false).rejected_wrongly == 0);
  }
  SECTION("golds: equal to themselves, and read") {
    const Count c = count(folder + "d_golds_self.jsonl", false);
    CHECK(c.rejected_wrongly == 0);
    CHECK(c.golds_unread * 1000 <= c.cases * 5);
  }
  SECTION("hostile: none over its deadline") {
    CHECK(count(folder + "hostile.jsonl", false).slowest_s < 1.5);
  }
  SECTION("GSM8K from whole responses: every label") {
    const Count c = count(folder + "a_gsm8k_gpt3.jsonl", true);
    CHECK(c.accepted_wrongly == 0);
    CHECK(c.rejected_wrongly == 0);
  }
}

}  // namespace
}  // namespace assay::test

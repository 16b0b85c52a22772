// The labelled pairs of tests/golden/math_pairs: one pair a line, "verdict <tab> gold <tab>
// answer".
//
//   equal      decided to be the same
//   different  decided not to be: a proof, not a failure to find one
//   refused    not accepted, whether decided, undecided or unparsed
//
// Every pair is asked both ways round, and each readable side has to equal itself.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "checkers/math/math.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::test {
namespace {

namespace math = checkers::math;
namespace fs = std::filesystem;

struct Pair {
  std::string where, verdict, gold, answer;
};

std::vector<Pair> pairs_of(const fs::path& file) {
  std::vector<Pair> pairs;
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    const std::string where = file.filename().string() + ":" + std::to_string(number);
    if (first == std::string::npos || second == std::string::npos) {
      FAIL(where << ": not a pair");
    }
    pairs.push_back({where, line.substr(0, first), line.substr(first + 1, second - first - 1),
                     line.substr(second + 1)});
  }
  return pairs;
}

std::string found(const math::Decision& d) {
  if (!d.equal) return "open";
  return *d.equal ? "equal" : "different";
}

bool agrees(const std::string& verdict, const math::Decision& d) {
  if (verdict == "refused") return d.equal != true;
  return verdict == found(d);
}

TEST_CASE("math pairs: each has its verdict, both ways round") {
  std::size_t count = 0;
  for (const fs::directory_entry& file :
       fs::directory_iterator(source_dir() + "/tests/golden/math_pairs")) {
    for (const Pair& p : pairs_of(file.path())) {
      const math::Decision there = math::compare(p.gold, p.answer, {});
      const math::Decision back = math::compare(p.answer, p.gold, {});
      INFO(p.where << ": " << p.gold << " | " << p.answer << " | " << found(there) << ": "
                   << there.reason << " | back " << found(back) << ": " << back.reason);
      CHECK((p.verdict == "equal" || p.verdict == "different" || p.verdict == "refused"));
      CHECK(agrees(p.verdict, there));
      CHECK((p.answer.empty() || agrees(p.verdict, back)));
      ++count;
    }
  }
  CHECK(count > 1700);
}

TEST_CASE("math pairs: each side equals itself") {
  for (const fs::directory_entry& file :
       fs::directory_iterator(source_dir() + "/tests/golden/math_pairs")) {
    for (const Pair& p : pairs_of(file.path())) {
      for (const std::string& side : {p.gold, p.answer}) {
        const math::Decision d = math::compare(side, side, {});
        INFO(p.where << ": " << side << ": " << d.reason);
        CHECK((d.equal == true || side.empty()));
      }
    }
  }
}

}  // namespace
}  // namespace assay::test

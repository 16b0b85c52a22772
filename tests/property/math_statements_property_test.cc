// Sets, lists and inequalities in random spellings against a second way to decide them: membership
// on a grid. All ends are whole numbers, so that a set is known from its members among the halves.

#include <algorithm>
#include <array>
#include <utility>

#include "checkers/math/math.h"
#include "tests/property/math_random.h"
#include "tests/support/catch.h"

namespace assay::test {
namespace {

namespace math = checkers::math;

constexpr int kEnd = 4;               // ends lie in [-kEnd, kEnd]
constexpr int kGrid = 4 * kEnd + 17;  // halves from -kEnd - 4 to kEnd + 4
using Members = std::array<bool, kGrid>;

// Twice the value of a grid point.
int doubled(int index) { return index - 2 * kEnd - 8; }

struct Stated {
  std::string text;
  Members members{};
};

std::string number(int n) { return std::to_string(n); }

Stated interval(Random& random) {
  const int a = random.below(2 * kEnd + 1) - kEnd;
  const int b = a + 1 + random.below(3);
  const bool left = random.below(2) == 0;
  const bool right = random.below(2) == 0;
  Stated s;
  for (int i = 0; i < kGrid; ++i) {
    const int x = doubled(i);
    s.members[static_cast<std::size_t>(i)] =
        (x > 2 * a || (left && x == 2 * a)) && (x < 2 * b || (right && x == 2 * b));
  }
  if (random.below(2) == 0) {
    s.text = std::string(left ? "[" : "(") + number(a) + "," + number(b) + (right ? "]" : ")");
  } else {
    s.text = number(a) + (left ? "\\le " : "<") + "x" + (right ? "\\leq " : "<") + number(b);
  }
  return s;
}

// A union: intervals with \cup, or inequalities with "or".
Stated several(Random& random) {
  const int count = 1 + random.below(3);
  const bool inequalities = random.below(2) == 0;
  Stated s;
  for (int k = 0; k < count; ++k) {
    Stated next = interval(random);
    while ((next.text.find('x') != std::string::npos) != inequalities) next = interval(random);
    if (k > 0) s.text += inequalities ? "\\text{ or }" : "\\cup ";
    s.text += next.text;
    for (std::size_t i = 0; i < s.members.size(); ++i)
      s.members[i] = s.members[i] || next.members[i];
  }
  return s;
}

// (x-a)(x-b)... REL 0 with small whole zeros.
Stated polynomial(Random& random) {
  static const std::array<std::string, 4> kRelations = {"<", ">", "\\le ", "\\ge "};
  const int degree = 1 + random.below(4);
  std::vector<int> zeros;
  Stated s;
  for (int k = 0; k < degree; ++k) {
    zeros.push_back(random.below(2 * kEnd + 1) - kEnd);
    const int z = zeros.back();
    s.text += "(x" + (z < 0 ? "+" + number(-z) : "-" + number(z)) + ")";
  }
  const auto which = static_cast<std::size_t>(random.below(4));
  s.text += kRelations[which] + "0";
  for (int i = 0; i < kGrid; ++i) {
    int sign = 1;
    for (const int z : zeros) {
      const int d = doubled(i) - 2 * z;
      sign *= d > 0 ? 1 : (d < 0 ? -1 : 0);
    }
    s.members[static_cast<std::size_t>(i)] = (which == 0 && sign < 0) || (which == 1 && sign > 0) ||
                                             (which == 2 && sign <= 0) || (which == 3 && sign >= 0);
  }
  return s;
}

// The same members in one spelling of their own: intervals and points between the ends.
std::string canonical(const Members& members) {
  std::string text;
  const auto end_of = [](int index, bool low) {  // a half belongs to an open end beside it
    const int x = doubled(index);
    const bool whole = x % 2 == 0;
    const int end = whole ? x / 2 : (low ? (x - 1) / 2 : (x + 1) / 2);
    return std::pair(end, whole);
  };
  for (int i = 0; i < kGrid; ++i) {
    if (!members[static_cast<std::size_t>(i)]) continue;
    int last = i;
    while (last + 1 < kGrid && members[static_cast<std::size_t>(last) + 1]) ++last;
    const auto [low, left] = end_of(i, true);
    const auto [high, right] = end_of(last, false);
    if (!text.empty()) text += "\\cup ";
    if (i == last && left) {
      text += "\\{" + number(low) + "\\}";
    } else {
      text += i == 0 ? "(-\\infty" : (left ? "[" : "(") + number(low);
      text += ",";
      text += last == kGrid - 1 ? "\\infty)" : number(high) + (right ? "]" : ")");
    }
    i = last;
  }
  return text.empty() ? "\\emptyset" : text;
}

TEST_CASE("statements: sets of reals agree with their members") {
  int equal = 0;
  for (int seed = 1; seed <= 1500; ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 50'000);
    const Stated a = random.below(3) == 0 ? polynomial(random) : several(random);
    Stated b = random.below(3) == 0 ? polynomial(random) : several(random);
    if (random.below(3) == 0) b = {canonical(a.members), a.members};
    const math::Decision d = math::compare(a.text, b.text, {});
    INFO("seed " << seed << ": " << a.text << " | " << b.text << ": " << d.reason);
    REQUIRE(d.equal.has_value());
    CHECK(*d.equal == (a.members == b.members));
    CHECK(math::compare(b.text, a.text, {}).equal == d.equal);
    equal += *d.equal ? 1 : 0;
  }
  CHECK(equal > 300);  // both verdicts were met
}

TEST_CASE("statements: lists, sets and tuples against sorted and plain vectors") {
  for (int seed = 1; seed <= 1500; ++seed) {
    Random random(static_cast<std::uint64_t>(seed) + 60'000);
    const auto items = [&] {
      std::vector<int> list;
      for (int n = 2 + random.below(3); n > 0; --n) list.push_back(random.below(3));
      return list;
    };
    const std::vector<int> a = items();
    const std::vector<int> b = items();
    const auto joined = [](const std::vector<int>& list) {
      std::string text;
      for (const int n : list) text += (text.empty() ? "" : ", ") + std::to_string(n);
      return text;
    };
    const auto verdict = [&](const std::string& open, const std::string& close) {
      return math::compare(open + joined(a) + close, open + joined(b) + close, {}).equal;
    };
    const auto sorted = [](std::vector<int> list) {
      std::sort(list.begin(), list.end());
      return list;
    };
    const auto distinct = [&](std::vector<int> list) {
      list = sorted(std::move(list));
      list.erase(std::unique(list.begin(), list.end()), list.end());
      return list;
    };
    INFO("seed " << seed << ": " << joined(a) << " | " << joined(b));
    CHECK(verdict("", "") == (sorted(a) == sorted(b)));
    CHECK(verdict("\\{", "\\}") == (distinct(a) == distinct(b)));
    CHECK(verdict("(", ")") == (a == b));
  }
}

TEST_CASE("statements: equality is transitive over spellings of one value") {
  const std::vector<std::string> spellings = {"1/2",        "0.5",     "50\\%", "\\frac{2}{4}",
                                              "x=\\frac12", "2^{-1}",  "0.50",  "\\sin 30^\\circ",
                                              "1:2",        "one half"};
  for (const std::string& a : spellings) {
    for (const std::string& b : spellings) {
      for (const std::string& c : spellings) {
        const bool ab = math::compare(a, b, {}).equal == true;
        const bool bc = math::compare(b, c, {}).equal == true;
        INFO(a << " | " << b << " | " << c);
        if (ab && bc) CHECK(math::compare(a, c, {}).equal.value_or(true));
      }
    }
  }
}

}  // namespace
}  // namespace assay::test

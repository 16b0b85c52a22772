#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace assay::test {

/// Deterministic random choices: the seed is printed with a failure.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return state_ >> 33U;
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  template <typename T>
  const T& of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

 private:
  std::uint64_t state_;
};

/// A random LaTeX expression; with `variables` it may hold x and y, without it is a constant.
inline std::string expression(Random& random, int depth, bool variables) {
  if (depth == 0 || random.below(6) == 0) {
    if (variables && random.below(2) == 0) return random.below(2) == 0 ? "x" : "y";
    static const std::vector<std::string> kAtoms = {
        "1", "2", "3", "5", "7", "\\pi", "\\frac{1}{2}", "\\sqrt{2}", "\\sqrt{3}", "0.25"};
    return random.of(kAtoms);
  }
  const auto part = [&] { return expression(random, depth - 1, variables); };
  switch (random.below(8)) {
    case 0:
      return "(" + part() + "+" + part() + ")";
    case 1:
      return "(" + part() + "-" + part() + ")";
    case 2:
      return "(" + part() + ")\\cdot(" + part() + ")";
    case 3:
      return "\\frac{" + part() + "}{" + part() + "+7}";
    case 4:
      return "(" + part() + ")^{2}";
    case 5:
      return "\\sqrt{(" + part() + ")^2+1}";
    case 6:
      return "\\sin(" + part() + ")";
    default:
      return "-(" + part() + ")";
  }
}

}  // namespace assay::test

// Are these two mathematical answers the same? check_answer '\frac{1}{2}' 0.5

#include <iostream>

#include "checkers/checkers.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: check_answer GOLD ANSWER\n";
    return 2;
  }
  namespace math = assay::checkers::math;
  const math::Decision decision = math::compare(argv[1], argv[2], math::Policy{});
  std::cout << (!decision.equal ? "undecided" : *decision.equal ? "equal" : "different") << " ("
            << name(decision.method) << "): " << decision.reason << '\n';
  return decision.equal.value_or(false) ? 0 : 1;
}

// The killable worker: deadlines hold, a killed worker is replaced, threads share the pool.

#include <sys/wait.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "checkers/math/postfix.h"
#include "checkers/math/worker.h"
#include "tests/support/catch.h"
#include "tests/unit/math_support.h"

namespace assay::checkers::math {
namespace {

using Clock = std::chrono::steady_clock;

// Minutes of work: a sum of many nested roots of different degrees against itself in another order.
std::string endless() {
  std::string program;
  const auto sum = [&](int from, int to, int step) {
    for (int k = from; k != to; k += step) {
      program += "q " + std::to_string(k * k + 1) + "\nroot 2\nq " + std::to_string(k + 2) +
                 "\nroot 3\nadd\nroot 2\n";
      if (k != from) program += "add\n";
    }
    program += "powz 7\n";
  };
  sum(1, 15, 1);
  sum(14, 0, -1);
  return program;
}

TEST_CASE("worker: a computation without end is ended at the deadline, and the next one works") {
  const auto start = Clock::now();
  CHECK(run_in_worker(endless(), start + std::chrono::milliseconds(200)) == Constants::Unknown);
  const auto took = Clock::now() - start;
  CHECK(took >= std::chrono::milliseconds(150));
  CHECK(took < std::chrono::milliseconds(1500));
  CHECK(run_in_worker("q 2\nroot 2\npowz 2\nq 2\n", Clock::now() + std::chrono::seconds(5)) ==
        Constants::Equal);
}

TEST_CASE("worker: programs that make no sense are unknown") {
  const auto later = Clock::now() + std::chrono::seconds(5);
  for (const char* program : {"", "add\n", "q x\n", "q 1\nq 0\ndiv\nq 1\n", "frobnicate\n", "q 1\n",
                              "q 1\nroot 0\nq 1\n"}) {
    CHECK(run_in_worker(program, later) == Constants::Unknown);
  }
  CHECK(run_in_worker(std::string(kMaxProgramBytes + 1, 'q'), later) == Constants::Unknown);
  CHECK(run_in_worker("q 1\nq 1\n", Clock::now() - std::chrono::seconds(1)) !=
        Constants::Different);
}

TEST_CASE("worker: comparisons in many threads agree") {
  std::vector<std::thread> threads;
  std::vector<int> right(6, 0);
  for (std::size_t t = 0; t < right.size(); ++t) {
    threads.emplace_back([t, &right] {
      for (int i = 0; i < 20; ++i) {
        right[t] += test::accepted("\\sqrt2+\\sqrt3", "\\sqrt{5+2\\sqrt6}") ? 1 : 0;
        right[t] += test::accepted("e^{i\\pi}", "-1") ? 1 : 0;
        right[t] += test::accepted("x^2-1", "(x-1)(x+1)") ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : right) CHECK(count == 60);
}

TEST_CASE("worker: a comparison keeps its deadline") {
  Policy policy;
  policy.deadline = std::chrono::milliseconds(100);
  const auto start = Clock::now();
  (void)compare("\\sqrt[5]{\\sqrt[7]{2}+\\sqrt[3]{5}}+\\sqrt[7]{3}",
                "\\sqrt[7]{3}+\\sqrt[5]{\\sqrt[3]{5}+2^{1/7}+\\sqrt{\\sqrt{10^{-600}}}}", policy);
  CHECK(Clock::now() - start < std::chrono::milliseconds(1000));
}

}  // namespace
}  // namespace assay::checkers::math

// The killable worker: deadlines hold, a killed worker is replaced, threads share the pool, and a
// failure of ours is told from a computation that is too long.

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
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
  const Constants found = run_in_worker(endless(), start + std::chrono::milliseconds(200));
  CHECK((found == Constants::Unknown || found == Constants::Failed));  // starved on a full machine
  const auto took = Clock::now() - start;
  CHECK(took >= std::chrono::milliseconds(150));
  CHECK(took < std::chrono::milliseconds(1500));
  CHECK(run_in_worker("q 2\nroot 2\npowz 2\nq 2\n", Clock::now() + std::chrono::seconds(5)) ==
        Constants::Equal);
}

// The processes that this one has started: workers.
std::vector<pid_t> children() {
  std::vector<pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream in(entry.path() / "stat");
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    const std::size_t close = text.rfind(')');
    if (close == std::string::npos) continue;
    std::istringstream rest(text.substr(close + 1));
    std::string state;
    pid_t parent = 0;
    if (rest >> state >> parent && parent == getpid()) found.push_back(std::stoi(name));
  }
  return found;
}

void kill_workers() {
  for (const pid_t pid : children()) kill(pid, SIGKILL);
}

constexpr const char* kTwo = "q 2\nroot 2\npowz 2\nq 2\n";

TEST_CASE("worker: one that is killed from outside is replaced") {
  const auto later = Clock::now() + std::chrono::seconds(20);
  CHECK(run_in_worker(kTwo, later) == Constants::Equal);
  CHECK_FALSE(children().empty());
  kill_workers();
  CHECK(run_in_worker(kTwo, later) == Constants::Equal);
}

TEST_CASE("worker: killed from outside again and again is a failure of ours") {
  std::atomic<bool> done = false;
  std::thread killer([&] {
    while (!done) {
      std::this_thread::sleep_for(std::chrono::milliseconds(30));
      kill_workers();
    }
  });
  CHECK(run_in_worker(endless(), Clock::now() + std::chrono::seconds(20)) == Constants::Failed);
  done = true;
  killer.join();
}

TEST_CASE("worker: where none can be started a comparison fails instead of finding a difference") {
  kill_workers();
  rlimit old{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &old) == 0);
  const rlimit none{3, old.rlim_max};
  REQUIRE(setrlimit(RLIMIT_NOFILE, &none) == 0);
  const Decision lost = compare("\\sqrt2+\\sqrt3", "\\sqrt{5+2\\sqrt6}", {});
  const Decision easy = compare("\\sqrt8", "2\\sqrt2", {});
  REQUIRE(setrlimit(RLIMIT_NOFILE, &old) == 0);
  CHECK(lost.failed);
  CHECK_FALSE(lost.equal);
  CHECK(easy.equal == true);  // needs no worker
  CHECK_FALSE(easy.failed);
  CHECK(test::accepted("\\sqrt2+\\sqrt3", "\\sqrt{5+2\\sqrt6}"));
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

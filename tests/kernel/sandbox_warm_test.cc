// A clone of a warm interpreter does what a fresh interpreter does: every program of
// tests/programs/python is run both ways, with the same input, and must end alike and print the
// same. Then who takes itself apart at its end, and who need not.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/kernel/warm_support.h"

namespace assay::test {
namespace {

/// Without what differs between any two runs: addresses.
std::string comparable(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "0x") == 0) {
      out += "0x";
      at = text.find_first_not_of("0123456789abcdef", at + 2);
      at = std::min(at, text.size());
    } else {
      out.push_back(text[at++]);
    }
  }
  return out;
}

std::vector<std::filesystem::path> programs() {
  std::vector<std::filesystem::path> list;
  for (const auto& entry :
       std::filesystem::directory_iterator(source_dir() + "/tests/programs/python")) {
    list.push_back(entry.path());
  }
  std::sort(list.begin(), list.end());
  REQUIRE(list.size() > 50);
  return list;
}

void compare(Executor& executor, const std::filesystem::path& path) {
  INFO(path.filename().string());
  Spec spec = python_spec(read_whole(path.string()));
  if (path.stem() == "limits_cpu") {
    spec.limits.cpu = CpuTime{std::chrono::milliseconds(300)};
  } else if (path.stem() == "limits_idle") {
    spec.limits.wall = WallTime{std::chrono::seconds(1)};
  }
  const Report cold = run(executor, spec);
  spec.warm = standard_warm();
  const Report warm = run_warm(executor, spec);
  CHECK_FALSE(cold.warm);
  CHECK(name(warm.verdict) == name(cold.verdict));
  CHECK(warm.exit_code == cold.exit_code);
  CHECK(warm.signal == cold.signal);
  CHECK(comparable(warm.out) == comparable(cold.out));
  CHECK(comparable(warm.err) == comparable(cold.err));
  CHECK(warm.refused_calls == cold.refused_calls);
  CHECK(warm.read_outside == cold.read_outside);
  CHECK(warm.read_outside.empty() == (path.stem() != "root_opened"));
  CHECK(warm.leftover_processes == cold.leftover_processes);
}

}  // namespace

TEST_CASE("warm: programs end and print as in a fresh interpreter") {
  for (const Tier tier : warm_tiers()) {
    INFO(name(tier));
    wait_until_warm(*executor_of(tier));
    for (const std::filesystem::path& path : programs()) {
      compare(*executor_of(tier), path);
    }
  }
}

TEST_CASE("warm: a clone takes itself apart only if somebody could notice") {
  struct Ending {
    std::string code;
    bool noticed;
    int status;
  };
  const std::vector<Ending> endings = {
      {"print(1)", false, 0},
      {"raise SystemExit(7)", false, 7},
      {"1 / 0", false, 1},
      {"class A: pass\na = [A() for _ in range(99)]\ng = (n for n in a)", false, 0},
      {"import collections, re, typing\nf = open(0)\nf.readline()", false, 0},
      {"class A:\n  def __del__(self): pass\n", true, 0},
      {"f = open('f', 'w')\nf.write('x')", true, 0},
      {"a = [[] for _ in range(200000)]", true, 0},
      {"import _ctypes\nraise SystemExit(7)", true, 7},
  };
  for (const Tier tier : warm_tiers()) {
    for (const Ending& ending : endings) {
      INFO(name(tier) << ": " << ending.code);
      Spec spec = warm_spec(ending.code);
      spec.env.emplace_back("PYTHONVERBOSE=1");  // tells of its end, among other things
      const Report report = run_warm(*executor_of(tier), spec);
      CHECK((report.err.find("# clear sys.path") != std::string::npos) == ending.noticed);
      CHECK(report.exit_code == ending.status);
    }
  }
}

}  // namespace assay::test

// A clone of a warm interpreter does what a fresh interpreter does: every program of
// tests/programs/python is run both ways, with the same input, and must end alike and print the
// same. Then what is special about zygotes: that nothing passes from one clone to the next, what
// makes a run start cold, and that a lost zygote is replaced.

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "tests/kernel/sandbox_support.h"

namespace assay::test {
namespace {

using namespace assay::sandbox;  // NOLINT: a test

constexpr std::string_view kInput =
    "first line\nsecond: 1 2 3\nthird\n\nfourth \xc3\xa9\nlast without end";

/// The tiers that have warm interpreters; confined has no namespaces that a clone could be put
/// into.
std::vector<Tier> warm_tiers() {
  std::vector<Tier> list = tiers();
  std::erase(list, Tier::Confined);
  return list;
}

std::shared_ptr<const Warm> standard_warm() {
  static const auto warm = std::make_shared<const Warm>(
      Warm{{"collections", "heapq", "itertools", "functools", "bisect", "re", "string", "random",
            "json", "math", "typing", "datetime", "decimal", "fractions", "operator", "copy", "io"},
           {}});
  return warm;
}

Spec python_spec(const std::string& code) {
  Spec spec;
  spec.argv = {"/usr/bin/python3", "main.py"};
  spec.env = {"LC_ALL=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1", "PYTHONHASHSEED=0"};
  spec.root = usr_root();
  spec.profile = Profile::Python;
  spec.files = {{"main.py", blob_of(code)}};
  spec.input = blob_of(std::string(kInput));
  spec.limits.memory = Bytes::mib(128);
  spec.limits.cpu = CpuTime{std::chrono::seconds(10)};
  spec.limits.wall = WallTime{std::chrono::seconds(60)};
  return spec;
}

Spec warm_spec(const std::string& code) {
  Spec spec = python_spec(code);
  spec.warm = standard_warm();
  return spec;
}

/// Runs `spec` until it is a clone that answers.
Report run_warm(Executor& executor, const Spec& spec) {
  for (int attempt = 0; attempt < 500; ++attempt) {
    Report report = run(executor, spec);
    if (report.warm) {
      return report;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  FAIL("no warm interpreter within 500 runs");
  return {};
}

void wait_until_warm(Executor& executor) { run_warm(executor, warm_spec("pass")); }

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

/// Sends `signal` to the processes in boxes whose environment has `variable`: zygotes, since no run
/// is going on. How many there were.
int kill_processes_with(const std::string& variable, int signal = SIGKILL) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string environment = read_whole(entry.path().string() + "/environ");
    const int pid = std::atoi(entry.path().filename().c_str());
    if (pid > 0 && environment.find(variable) != std::string::npos) {
      count += ::kill(pid, signal) == 0 ? 1 : 0;
    }
  }
  return count;
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

TEST_CASE("warm: nothing passes from one clone to the next") {
  for (const Tier tier : warm_tiers()) {
    Executor& executor = *executor_of(tier);
    const Report first = run_warm(executor, warm_spec("import json, os, random, tempfile\n"
                                                      "json.mark = 1\nopen('/tmp/mark', 'w')\n"
                                                      "os.environ['MARK'] = '1'\n"));
    CHECK(first.verdict == Verdict::Ok);
    const Report second = run_warm(
        executor,
        warm_spec("import json, os\n"
                  "print(hasattr(json, 'mark'), os.listdir('/tmp'), os.environ.get('MARK'))"));
    CHECK(second.out == "False [] None\n");
  }
}

TEST_CASE("warm: two clones draw different random numbers") {
  const Spec spec = warm_spec(
      "import random, tempfile, uuid\nprint(random.random(), random.Random().random(), "
      "uuid.uuid4(),"
      " next(tempfile._get_candidate_names()))");
  for (const Tier tier : warm_tiers()) {
    std::set<std::string> seen;
    for (int i = 0; i < 5; ++i) {
      seen.insert(run_warm(*executor_of(tier), spec).out);
    }
    CHECK(seen.size() == 5);
  }
}

TEST_CASE("warm: a file of the program that hides a module is what it imports") {
  for (const Tier tier : warm_tiers()) {
    wait_until_warm(*executor_of(tier));
    for (const std::string hiding : {"random.py", "json/__init__.py"}) {
      Spec spec = warm_spec(
          "import random, json\nprint(getattr(random, 'mine', getattr(json, 'mine', 0)))");
      spec.files.push_back({hiding, blob_of("mine = 5\n")});
      const Report report = run(*executor_of(tier), spec);
      CHECK(report.out == "5\n");
      CHECK_FALSE(report.warm);
    }
    Spec spec = warm_spec("import mine\nprint(mine.value)");
    spec.files.push_back({"mine.py", blob_of("value = 6\n")});
    const Report report = run_warm(*executor_of(tier), spec);
    CHECK(report.out == "6\n");
  }
}

TEST_CASE("warm: streams of another kind start cold") {
  for (const Tier tier : warm_tiers()) {
    wait_until_warm(*executor_of(tier));
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    const UniqueFd reader(ends[0]);
    UniqueFd writer(ends[1]);
    writer.reset();
    Spec spec = warm_spec("import sys\nprint(sys.stdin.seekable())");
    spec.passed = {{.number = 0, .fd = reader.get()}};
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.out == "False\n");
    CHECK_FALSE(report.warm);
  }
}

TEST_CASE("warm: a preload that cannot be had costs nothing but its warmth") {
  for (const Tier tier : warm_tiers()) {
    Spec spec = warm_spec("print('cold')");
    spec.warm = std::make_shared<const Warm>(Warm{{"json", "no_such_module"}, {}});
    for (int i = 0; i < 8; ++i) {
      const Report report = run(*executor_of(tier), spec);
      CHECK(report.out == "cold\n");
      CHECK_FALSE(report.warm);
    }
  }
}

TEST_CASE("warm: more kinds of interpreters than are kept") {
  for (const Tier tier : warm_tiers()) {
    for (int kind = 0; kind < 7; ++kind) {
      Spec spec = warm_spec("import os\nprint(os.environ['KIND'])");
      spec.env.push_back("KIND=" + std::to_string(kind));
      CHECK(run_warm(*executor_of(tier), spec).out == std::to_string(kind) + "\n");
      CHECK(run(*executor_of(tier), spec).warm);
    }
  }
}

TEST_CASE("warm: a zygote that is killed is replaced, and meanwhile runs start cold") {
  Executor& executor = *executor_of(warm_tiers().front());
  Spec spec = warm_spec("print('here')");
  spec.env.push_back("ASSAY_TEST_ZYGOTE=killed");
  run_warm(executor, spec);
  CHECK(kill_processes_with("ASSAY_TEST_ZYGOTE=killed") >= 1);
  const Report next = run(executor, spec);
  CHECK(next.out == "here\n");
  CHECK(run_warm(executor, spec).out == "here\n");
}

TEST_CASE("warm: a zygote that hangs is given up") {
  Executor& executor = *executor_of(warm_tiers().front());
  Spec spec = warm_spec("print('here')");
  spec.env.push_back("ASSAY_TEST_ZYGOTE=stopped");
  run_warm(executor, spec);
  CHECK(kill_processes_with("ASSAY_TEST_ZYGOTE=stopped", SIGSTOP) >= 1);
  CHECK(run(executor, spec).out == "here\n");
  CHECK(run_warm(executor, spec).out == "here\n");
}

TEST_CASE("warm: what is preloaded is not charged to a run, but for a bounded part") {
  if (executor_of(Tier::Full) == nullptr) {
    return;
  }
  Spec spec = warm_spec("import big\nprint(len(big.data))\nx = bytearray(20 << 20)");
  spec.warm = std::make_shared<const Warm>(
      Warm{{"big"}, {{"big.py", blob_of("data = bytearray(40 << 20)\n")}}});
  spec.limits.memory = Bytes::mib(48);
  for (int attempt = 0; attempt < 500; ++attempt) {
    const Report report = run(*executor_of(Tier::Full), spec);
    if (report.warm) {
      CHECK(report.out == "41943040\n");
      CHECK(report.usage.memory_peak.count >= Bytes::mib(20).count);
      CHECK(report.usage.memory_peak.count <= Bytes::mib(32).count);
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  FAIL("no warm interpreter");
}

}  // namespace assay::test

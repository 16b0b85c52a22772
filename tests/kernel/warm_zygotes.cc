// What is special about zygotes: that nothing passes from one clone to the next, what they import,
// what makes a run start cold, and that a lost zygote is replaced.

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "tests/kernel/warm_support.h"

namespace assay::test {
namespace {

/// In how many PID namespaces a process is, from ours downwards (proc_pid_status(5)).
int pid_namespaces(const std::string& folder) {
  const std::string status = read_whole(folder + "/status");
  const std::size_t label = status.find("\nNSpid:");
  const std::size_t at = label == std::string::npos ? status.size() : label + 7;
  std::istringstream words(status.substr(at, status.find('\n', at) - at));
  int count = 0;
  for (std::string word; words >> word;) {
    ++count;
  }
  return count;
}

/// Sends `signal` to the zygotes whose environment has `variable`. Not to their clones, which wait
/// for the next run in a namespace below theirs. How many there were.
int signal_zygotes_with(const std::string& variable, int signal) {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string environment = read_whole(entry.path().string() + "/environ");
    const int pid = std::atoi(entry.path().filename().c_str());
    if (pid > 0 && environment.find(variable) != std::string::npos &&
        pid_namespaces(entry.path().string()) == 2) {
      count += ::kill(pid, signal) == 0 ? 1 : 0;
    }
  }
  return count;
}

/// A zip file with `code` as its __main__.py.
std::string archive_of(Executor& executor, const std::string& code) {
  Spec spec = python_spec(
      "import sys, zipfile\nwith zipfile.ZipFile('a.zip', 'w') as file:\n"
      "  file.writestr('__main__.py', sys.stdin.read())\n");
  spec.input = blob_of(code);
  spec.collect = {"a.zip"};
  const Report report = run(executor, spec);
  REQUIRE(report.files.size() == 1);
  return report.files.front().content;
}

}  // namespace

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

TEST_CASE("warm: first calls leave nothing but what they did to modules") {
  Spec spec = warm_spec(
      "import json, sys\nprint(json.called, 'x' in globals(), "
      "[name for name in sys.modules if 'assay' in name])");
  Warm warm = *standard_warm();
  warm.script = "import json\nx = 5\njson.called = x + 1\n";
  spec.warm = std::make_shared<const Warm>(std::move(warm));
  for (const Tier tier : warm_tiers()) {
    CHECK(run_warm(*executor_of(tier), spec).out == "6 False []\n");
  }
}

TEST_CASE("warm: large libraries, where they are installed") {
  struct Library {
    std::string module;
    std::string code;
    std::string draw;
  };
  const std::vector<Library> libraries = {
      {"numpy",
       "import numpy as np\nprint(np.linalg.solve([[2., 1.], [1., 3.]], [3., 5.]), np.arange(6) % "
       "4)",
       "import numpy as np\nprint(np.random.random(), np.random.default_rng().random())"},
      {"sympy",
       "import sympy as s\nx = s.symbols('x')\nprint(s.factor(x**3 - x), s.solve(x**2 - 3))",
       "import sympy.core.random as r\nprint(r.random())"},
  };
  for (const Library& library : libraries) {
    if (!std::filesystem::exists("/usr/lib/python3/dist-packages/" + library.module)) {
      WARN(library.module << " is not installed");
      continue;
    }
    for (const Tier tier : warm_tiers()) {
      INFO(library.module << ", " << name(tier));
      Executor& executor = *executor_of(tier);
      Spec spec = warm_spec(library.code);
      spec.limits.memory = Bytes::mib(512);
      spec.env.emplace_back("OPENBLAS_NUM_THREADS=1");
      const Report cold = run(executor, [&] {
        Spec other = spec;
        other.warm = nullptr;
        return other;
      }());
      Warm warm = *standard_warm();
      warm.modules.push_back(library.module);
      spec.warm = std::make_shared<const Warm>(std::move(warm));
      const Report first = run_warm(executor, spec);
      CHECK(cold.verdict == Verdict::Ok);
      CHECK(first.out == cold.out);
      CHECK(first.err == cold.err);
      spec.files = {{"main.py", blob_of(library.draw)}};
      CHECK(run_warm(executor, spec).out != run_warm(executor, spec).out);
    }
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

TEST_CASE("warm: an interpreter that looks for no modules of its user") {
  for (const Tier tier : warm_tiers()) {
    Spec spec = warm_spec("import site, sys\nprint(site.ENABLE_USER_SITE, sys.argv)");
    spec.argv = {"/usr/bin/python3", "-s", "main.py"};
    CHECK(run_warm(*executor_of(tier), spec).out == "False ['main.py']\n");
  }
}

TEST_CASE("warm: a program that is an archive, or a folder, is run as one") {
  for (const Tier tier : warm_tiers()) {
    wait_until_warm(*executor_of(tier));
    Spec spec = warm_spec("");
    spec.files = {{"main.py", blob_of(archive_of(*executor_of(tier), "print(__name__, 'in')\n"))}};
    CHECK(run_warm(*executor_of(tier), spec).out == "__main__ in\n");
    spec.files = {{"main.py/__main__.py", blob_of("print(__name__, 'below')\n")}};
    CHECK(run(*executor_of(tier), spec).out == "__main__ below\n");
    spec.files = {{"main.py", blob_of("import sys\nprint(sys.path_importer_cache)\n# PK\5\6")}};
    const std::string odd = run_warm(*executor_of(tier), spec).out;
    spec.files = {{"main.py", blob_of("import sys\nprint(sys.path_importer_cache)\n")}};
    CHECK(run_warm(*executor_of(tier), spec).out == odd);
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

TEST_CASE("warm: a limit below what a clone has from its birth starts cold") {
  for (const Tier tier : warm_tiers()) {
    wait_until_warm(*executor_of(tier));
    Spec spec = warm_spec("pass");
    spec.limits.memory = Bytes::mib(2);
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::MemoryLimit);
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
  CHECK(signal_zygotes_with("ASSAY_TEST_ZYGOTE=killed", SIGKILL) >= 1);
  const Report next = run(executor, spec);
  CHECK(next.out == "here\n");
  CHECK(run_warm(executor, spec).out == "here\n");
}

TEST_CASE("warm: a zygote that hangs is given up") {
  Executor& executor = *executor_of(warm_tiers().front());
  Spec spec = warm_spec("print('here')");
  spec.env.push_back("ASSAY_TEST_ZYGOTE=stopped");
  run_warm(executor, spec);
  CHECK(signal_zygotes_with("ASSAY_TEST_ZYGOTE=stopped", SIGSTOP) >= 1);
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

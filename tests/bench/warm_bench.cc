// What warm interpreters save: the same Python program as a bare process, in a box as a clone of a
// warm interpreter, turn about so that both meet the same machine and a clone waits when it is
// asked for; then in a box from a cold start; then the runs a second of two workers, each of whom
// asks for the next when it has the one before. Usage: bench_warm [rounds]

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "sandbox/sandbox.h"

namespace {

using namespace assay;           // NOLINT: a program of its own
using namespace assay::sandbox;  // NOLINT
using Clock = std::chrono::steady_clock;

constexpr const char* kPython = "/usr/bin/python3";
constexpr int kWorkers = 2;
constexpr int kWarmingRuns = 2000;
constexpr int kFewestRounds = 11;

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "bench_warm: %s\n", why.c_str());
  std::exit(1);
}

double milliseconds(const std::function<void()>& action) {
  const auto start = Clock::now();
  action();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Program {
  std::string name;
  std::string code;
  std::vector<std::string> modules;  ///< Preloaded beside the standard ones.
  std::string first_calls;
  int weight;  ///< Rounds are divided by it: about its time in 10 ms when bare.
};

const std::vector<Program>& programs() {
  static const std::vector<Program> list{
      {"pass", "pass\n", {}, "", 2},
      {"a + b with standard imports",
       "import collections, functools, heapq, itertools, json, math, re, sys\n"
       "print(sum(map(int, sys.stdin.readline().split())))\n",
       {},
       "",
       3},
      {"numpy", "import numpy as np\nprint(np.arange(10).sum())\n", {"numpy"}, "", 16},
      {"sympy",
       "import sympy\nx = sympy.Symbol('x')\nprint(sympy.factor(x**2 - 1))\n",
       {"sympy"},
       "import sympy\nx = sympy.Symbol('x')\nstr(sympy.simplify((x**2 - 1) / (x - 1)))\n"
       "str(sympy.solve(x**2 - 2, x))\n",
       60}};
  return list;
}

Blob blob_of(const std::string& text) {
  Result<Blob> blob = Blob::from(text);
  if (!blob) {
    give_up(blob.error().message());
  }
  return *blob;
}

Spec spec_of(const Program& program) {
  Root root;
  root.paths = {{"/usr", ""}, {"/etc/alternatives", "", true}, {"/etc/ld.so.cache", "", true}};
  root.links = {{"/bin", "usr/bin"}, {"/lib", "usr/lib"}, {"/lib64", "usr/lib64"}};
  Spec spec;
  spec.argv = {kPython, "main.py"};
  spec.env = {"PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1", "OPENBLAS_NUM_THREADS=1"};
  spec.root = std::make_shared<const Root>(root);
  spec.profile = Profile::Python;
  spec.files = {{"main.py", blob_of(program.code)}};
  spec.input = blob_of("3 4\n");
  spec.limits.memory = Bytes::mib(512);
  return spec;
}

Spec warm_spec_of(const Program& program) {
  Spec spec = spec_of(program);
  Warm warm;
  warm.modules = {"collections", "heapq",    "itertools", "functools", "bisect",
                  "re",          "string",   "random",    "json",      "math",
                  "typing",      "datetime", "decimal",   "fractions"};
  warm.modules.insert(warm.modules.end(), program.modules.begin(), program.modules.end());
  warm.script = program.first_calls;
  spec.warm = std::make_shared<const Warm>(std::move(warm));
  return spec;
}

Report run_boxed(Executor& executor, const Spec& spec) {
  Result<Report> report = executor.run(spec);
  if (!report || report->verdict != Verdict::Ok) {
    give_up(report ? report->detail + report->err : report.error().message());
  }
  return *std::move(report);
}

/// False if its modules are not to be had.
bool run_bare(const std::string& code) {
  std::string python = kPython;
  std::string option = "-c";
  std::string text = code;
  char* argv[] = {python.data(), option.data(), text.data(), nullptr};
  char* environment[] = {nullptr};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int fd : {0, 1, 2}) {
    ::posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
  }
  pid_t pid = 0;
  int status = -1;
  const bool done = ::posix_spawn(&pid, kPython, &actions, nullptr, argv, environment) == 0 &&
                    ::wait4(pid, &status, 0, nullptr) == pid;
  ::posix_spawn_file_actions_destroy(&actions);
  return done && status == 0;
}

double per_second(int runs, const std::function<void()>& action) {
  const double took = milliseconds([&] {
    std::vector<std::jthread> threads;
    for (int worker = 0; worker < kWorkers; ++worker) {
      threads.emplace_back([&] {
        for (int i = 0; i < runs; ++i) {
          action();
        }
      });
    }
  });
  return kWorkers * runs / took * 1000;
}

void print_row(const char* system, std::vector<double> times, double rate) {
  std::sort(times.begin(), times.end());
  std::printf("  %-26s%9.2f ms%9.2f ms%12.0f\n", system, times[times.size() / 2],
              times[times.size() * 99 / 100], rate);
}

void measure(Executor& executor, const Program& program, int rounds) {
  const Spec cold = spec_of(program);
  const Spec warm = warm_spec_of(program);
  for (int i = 0, in_a_row = 0; in_a_row < 2 * kWorkers; ++i) {
    in_a_row = run_boxed(executor, warm).warm ? in_a_row + 1 : 0;
    if (i == kWarmingRuns) {
      give_up("no warm interpreter for " + program.name);
    }
  }
  std::vector<double> times[3];
  for (int i = 0; i < rounds; ++i) {
    times[0].push_back(milliseconds([&] { run_bare(program.code); }));
    times[2].push_back(milliseconds([&] { run_boxed(executor, warm); }));
  }
  // By themselves: a box is armed for what ran last.
  for (int i = 0; i < rounds; ++i) {
    times[1].push_back(milliseconds([&] { run_boxed(executor, cold); }));
  }
  for (int i = 0; i < 2 * kWorkers; ++i) {
    run_boxed(executor, warm);
  }
  std::printf("\n%-28s%12s%12s%12s\n", program.name.c_str(), "median", "p99", "runs/s, 2");
  print_row("bare", times[0], per_second(rounds, [&] { run_bare(program.code); }));
  print_row("Assay, cold", times[1], per_second(rounds, [&] { run_boxed(executor, cold); }));
  print_row("Assay, warm", times[2], per_second(10 * rounds, [&] { run_boxed(executor, warm); }));
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 200;
  Result<std::unique_ptr<Executor>> executor = start_executor({.slots = kWorkers});
  if (!executor || rounds < 1) {
    give_up(executor ? "no rounds" : executor.error().message());
  }
  std::printf("tier %s\n", std::string(name((*executor)->tier())).c_str());
  for (const Program& program : programs()) {
    if (run_bare(program.code)) {
      measure(**executor, program, std::max(rounds / program.weight, kFewestRounds));
    } else {
      std::printf("\n%s: not installed\n", program.name.c_str());
    }
  }
  return 0;
}

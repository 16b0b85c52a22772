// What interpreters that are started ahead save: the hello programs of languages that have them, in
// a box from a cold start and with a standby, from request to report; and how soon after a run the
// next standby is ready. Usage: bench_standby [rounds]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "grader/core/languages.h"
#include "grader/core/run_plan.h"
#include "sandbox/sandbox.h"

namespace {

using namespace assay;  // NOLINT: a program of its own
using Clock = std::chrono::steady_clock;

constexpr const char* kJava =
    "public class Main { public static void main(String[] a) { System.out.println(\"hello\"); } "
    "}\n";
constexpr const char* kNode = "console.log('hello');\n";
constexpr int kWarmingRuns = 50;
// Between runs, so that there is a standby for each.
constexpr std::chrono::milliseconds kPause{400};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "bench_standby: %s\n", why.c_str());
  std::exit(1);
}

template <typename T>
T value_of(Result<T> result) {
  if (!result) {
    give_up(result.error().message());
  }
  return *std::move(result);
}

struct Timed {
  double ms;
  bool warm;
};

Timed run(sandbox::Executor& executor, const sandbox::Spec& spec) {
  const auto start = Clock::now();
  const sandbox::Report report = value_of(executor.run(spec));
  const double ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  if (report.verdict != sandbox::Verdict::Ok || report.out != "hello\n") {
    give_up(report.detail + report.err);
  }
  return {ms, report.warm};
}

sandbox::Spec spec_of(sandbox::Executor& executor, const grader::Language& language,
                      const std::string& code) {
  const grader::Sources sources = value_of(
      grader::make_sources(language, {{language.source_name, code}}, language.source_name));
  std::vector<sandbox::File> files = sources.files;
  if (language.compile) {
    files.clear();
    for (const sandbox::CollectedFile& made :
         value_of(executor.run(compile_spec(sources, *language.compile))).files) {
      files.push_back({.name = made.name, .content = value_of(sandbox::Blob::from(made.content))});
    }
  }
  return run_spec(sources, files, sources.main, {});
}

void print_row(const char* system, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("  %-26s%9.2f ms%9.2f ms%9.2f ms\n", system, times.front(), times[times.size() / 2],
              times[times.size() * 99 / 100]);
}

void measure(sandbox::Executor& executor, const grader::Language& language, const std::string& code,
             int rounds) {
  const sandbox::Spec ahead = spec_of(executor, language, code);
  sandbox::Spec cold = ahead;
  cold.standby = nullptr;
  std::vector<double> cold_times;
  for (int i = 0; i < rounds; ++i) {
    cold_times.push_back(run(executor, cold).ms);
  }
  for (int i = 0; !run(executor, ahead).warm; ++i) {
    if (i == kWarmingRuns) {
      give_up("no standby for " + language.display);
    }
  }
  std::vector<double> times;
  std::vector<double> at_once;
  for (int i = 0; i < rounds; ++i) {
    std::this_thread::sleep_for(kPause);
    const Timed timed = run(executor, ahead);
    if (!timed.warm) {
      give_up("a cold start in between");
    }
    times.push_back(timed.ms);
  }
  for (int i = 0; i < rounds; ++i) {
    at_once.push_back(run(executor, ahead).ms);
  }
  std::printf("\n%-28s%12s%12s%12s\n", language.display.c_str(), "least", "median", "p99");
  print_row("Assay, cold", cold_times);
  print_row("Assay, standby ready", times);
  print_row("Assay, back to back", at_once);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 30;
  if (rounds < 1) {
    give_up("no rounds");
  }
  const auto executor = value_of(sandbox::start_executor({.slots = 1}));
  std::printf("tier %s\n", std::string(name(executor->tier())).c_str());
  const grader::Languages languages = value_of(grader::Languages::load(""));
  for (const auto& [name, code] : {std::pair("javascript", kNode), std::pair("java", kJava)}) {
    if (const auto language = languages.find_installed(name)) {
      measure(*executor, **language, code, rounds);
    } else {
      std::printf("\n%s: not installed\n", name);
    }
  }
  return 0;
}

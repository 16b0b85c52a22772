// What a box costs, beside bare processes and the peers that are installed: each program is run by
// each system turn about, so that all meet the same machine; medians, 99th percentiles and the
// ratio to bare. Then runs a second with two workers, and whether a fork bomb in one slot delays
// the runs of the other, while it makes its thousand processes and while they are torn down.
//
//   bench_sandbox [--rounds N] [--tier full|rootless] [--json]

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/bench/sandbox_rows.h"

namespace {

using namespace assay;         // NOLINT: a program of its own
using namespace assay::bench;  // NOLINT
using Clock = std::chrono::steady_clock;
using nlohmann::json;

constexpr int kWorkers = 2;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double part_of(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

json summary(const std::vector<double>& values) {
  return {{"median_ms", part_of(values, 0.5)}, {"p99_ms", part_of(values, 0.99)}};
}

/// One row a system, the first of which is bare.
json compare(const Program& program, const std::vector<System>& systems, int rounds) {
  std::vector<std::vector<double>> times(systems.size());
  for (int round = 0; round < std::max(rounds / program.weight, 10); ++round) {
    for (std::size_t i = 0; i < systems.size(); ++i) {
      const Clock::time_point start = Clock::now();
      systems[i].run(program, 0);
      times[i].push_back(milliseconds_since(start));
    }
  }
  json rows = json::array();
  for (std::size_t i = 0; i < systems.size(); ++i) {
    json row = summary(times[i]);
    row["system"] = systems[i].name;
    row["ratio"] = part_of(times[i], 0.5) / part_of(times[0], 0.5);
    row["p99_ratio"] = part_of(times[i], 0.99) / part_of(times[0], 0.99);
    rows.push_back(row);
  }
  return rows;
}

double runs_per_second(const Program& program, const System& system, int runs) {
  const Clock::time_point start = Clock::now();
  {
    std::vector<std::jthread> threads;
    for (int worker = 0; worker < kWorkers; ++worker) {
      threads.emplace_back([&, worker] {
        for (int i = 0; i < runs; ++i) {
          system.run(program, worker);
        }
      });
    }
  }
  return kWorkers * runs / milliseconds_since(start) * 1000;
}

struct Timed {
  Clock::time_point start;
  double took_ms;
};

/// A fork bomb in one slot, and meanwhile runs of `program` in the other: those that began while it
/// made its thousand processes, those that began when it had, until the last of them was gone, and
/// as many without it.
json beside_fork_bomb(const Program& program, int bombs, sandbox::Executor& executor) {
  const auto run = [&](std::vector<double>& times) {
    times.push_back(timed_run(executor, program.spec));
  };
  const Program bomb = thousand_leftovers();
  std::vector<double> alone, beside_creation, beside_tear_down;
  double creation_ms = 0;
  double tear_down_ms = 0;
  for (int i = 0; i < bombs; ++i) {
    constexpr int kAlone = 50;
    for (int k = 0; k < kAlone; ++k) {
      run(alone);
    }
    std::atomic<bool> over = false;
    Clock::time_point made;
    std::jthread other([&] {
      const Clock::time_point start = Clock::now();
      const sandbox::Report report = run_in_box(executor, bomb.spec);
      made = Clock::time_point(std::chrono::nanoseconds(std::stoll(report.out)));
      creation_ms += std::chrono::duration<double, std::milli>(made - start).count() / bombs;
      tear_down_ms += milliseconds_since(made) / bombs;
      over = true;
    });
    std::vector<Timed> runs;
    while (!over) {
      const Clock::time_point start = Clock::now();
      runs.push_back({start, timed_run(executor, program.spec)});
    }
    for (const Timed& one : runs) {
      (one.start < made ? beside_creation : beside_tear_down).push_back(one.took_ms);
    }
  }
  return {{"bombs", bombs},
          {"creation_ms", creation_ms},
          {"tear_down_ms", tear_down_ms},
          {"alone", summary(alone)},
          {"beside creation", summary(beside_creation)},
          {"beside tear-down", summary(beside_tear_down)}};
}

json measure(int rounds, sandbox::Executor& executor) {
  const std::vector<System> systems = all_systems(executor);
  json result{{"tier", name(executor.tier())}, {"rounds", rounds}};
  for (const Program& program : all_programs()) {
    for (const System& system : systems) {  // what is first may be slow
      runs_per_second(program, system, 3);
    }
    json entry{{"program", program.name}, {"systems", compare(program, systems, rounds)}};
    for (std::size_t i = 0; program.throughput && i < systems.size(); ++i) {
      entry["systems"][i]["runs_per_second"] =
          runs_per_second(program, systems[i], std::max(rounds / program.weight, 10));
    }
    result["programs"].push_back(entry);
  }
  result["fork_bomb"] = beside_fork_bomb(all_programs().front(), rounds / 10, executor);
  return result;
}

void print(const json& result) {
  for (const json& entry : result["programs"]) {
    std::printf("\n%-30s%10s%8s%10s%8s%16s\n", entry["program"].get<std::string>().c_str(),
                "median", "ratio", "p99", "ratio", "runs/s, 2");
    for (const json& row : entry["systems"]) {
      std::printf("  %-28s%7.2f ms%8.2f%7.2f ms%8.2f", row["system"].get<std::string>().c_str(),
                  row["median_ms"].get<double>(), row["ratio"].get<double>(),
                  row["p99_ms"].get<double>(), row["p99_ratio"].get<double>());
      if (row.contains("runs_per_second")) {
        std::printf("%16.0f", row["runs_per_second"].get<double>());
      }
      std::printf("\n");
    }
  }
  const json& bomb = result["fork_bomb"];
  std::printf(
      "\nstatic true while the other slot makes 1,000 processes and then has them torn down\n");
  std::printf("(%d times; making them takes %.0f ms, tearing them down %.0f)\n",
              bomb["bombs"].get<int>(), bomb["creation_ms"].get<double>(),
              bomb["tear_down_ms"].get<double>());
  for (const char* when : {"alone", "beside creation", "beside tear-down"}) {
    const double median = bomb[when]["median_ms"];
    const double p99 = bomb[when]["p99_ms"];
    std::printf("  %-28s%7.2f ms  p99%7.2f ms  p99 / median%6.2f\n", when, median, p99,
                p99 / median);
  }
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 400;
  bool as_json = false;
  sandbox::ExecutorOptions options{.slots = kWorkers};
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--json") {
      as_json = true;
    } else if (argument == "--rounds" && i + 1 < argc) {
      rounds = std::atoi(argv[++i]);
    } else if (argument == "--tier" && i + 1 < argc) {
      options.force =
          argv[++i] == std::string("rootless") ? sandbox::Tier::Rootless : sandbox::Tier::Full;
    } else {
      give_up("usage: bench_sandbox [--rounds N] [--tier full|rootless] [--json]");
    }
  }
  Result<std::unique_ptr<sandbox::Executor>> executor = sandbox::start_executor(options);
  if (!executor || rounds < 10) {
    give_up(executor ? "fewer than 10 rounds" : executor.error().message());
  }
  const json result = measure(rounds, **executor);
  if (as_json) {
    std::printf("%s\n", result.dump(2).c_str());
  } else {
    print(result);
  }
  return 0;
}

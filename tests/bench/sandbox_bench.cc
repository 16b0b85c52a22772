// What a box costs: the same program bare (posix_spawn, wait4) and through Executor::run, taken
// turn about so that both meet the same machine, then the throughput of two slots. Prints medians
// and 99th percentiles in milliseconds. Usage: bench_sandbox [rounds] [tier]

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "sandbox/sandbox.h"

namespace {

using namespace assay;           // NOLINT: a program of its own
using namespace assay::sandbox;  // NOLINT
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

double timed(const std::function<void()>& action) {
  const auto start = Clock::now();
  action();
  return milliseconds(Clock::now() - start);
}

struct Series {
  std::string name;
  std::vector<double> values;

  double at(double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
  }
  void print() {
    std::printf("%-44s median %8.3f  p99 %8.3f ms  (n=%zu)\n", name.c_str(), at(0.5), at(0.99),
                values.size());
  }
};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "bench_sandbox: %s\n", why.c_str());
  std::exit(1);
}

void run_bare(std::vector<std::string> argv) {
  std::vector<char*> pointers;
  for (std::string& argument : argv) {
    pointers.push_back(argument.data());
  }
  pointers.push_back(nullptr);
  std::array<char*, 1> environment{nullptr};
  pid_t pid = 0;
  int status = 0;
  if (::posix_spawn(&pid, pointers[0], nullptr, nullptr, pointers.data(), environment.data()) !=
          0 ||
      ::wait4(pid, &status, 0, nullptr) != pid || status != 0) {
    give_up("bare " + argv[0] + " failed");
  }
}

void run_boxed(Executor& executor, const Spec& spec) {
  const Result<Report> report = executor.run(spec);
  if (!report) {
    give_up(report.error().message());
  }
  if (report->verdict != Verdict::Ok) {
    give_up(report->detail + report->err);
  }
}

Blob file_blob(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  Result<Blob> blob = Blob::from(bytes);
  if (!blob || bytes.empty()) {
    give_up("cannot read " + path);
  }
  return *blob;
}

std::shared_ptr<const Root> usr_root() {
  Root root;
  root.paths = {{"/usr", ""}, {"/etc/alternatives", "", true}, {"/etc/ld.so.cache", "", true}};
  root.links = {{"/bin", "usr/bin"}, {"/lib", "usr/lib"}, {"/lib64", "usr/lib64"}};
  return std::make_shared<const Root>(std::move(root));
}

void compare(Executor& executor, const std::vector<std::string>& bare, const Spec& spec,
             const std::string& what, int rounds) {
  Series without{what + ", bare spawn+exec+wait", {}};
  Series with{what + ", Executor::run", {}};
  for (int i = 0; i < rounds; ++i) {
    without.values.push_back(timed([&] { run_bare(bare); }));
    with.values.push_back(timed([&] { run_boxed(executor, spec); }));
  }
  without.print();
  with.print();
  std::printf("%-44s median %8.2f  p99 %8.2f\n", "  ratio", with.at(0.5) / without.at(0.5),
              with.at(0.99) / without.at(0.99));
}

void throughput(const std::string& what, int workers, int runs,
                const std::function<void()>& action) {
  const double took = timed([&] {
    std::vector<std::jthread> threads;
    for (int worker = 0; worker < workers; ++worker) {
      threads.emplace_back([&] {
        for (int i = 0; i < runs; ++i) {
          action();
        }
      });
    }
  });
  std::printf("%-44s %8.0f runs/s\n", what.c_str(), workers * runs / took * 1000);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::atoi(argv[1]) : 300;
  ExecutorOptions options{.slots = 2};
  if (argc > 2 && std::string(argv[2]) == "rootless") {
    options.force = Tier::Rootless;
  }
  Result<std::unique_ptr<Executor>> executor = start_executor(options);
  if (!executor || rounds < 2) {
    give_up(executor ? "too few rounds" : executor.error().message());
  }
  std::printf("tier %s\n", std::string(name((*executor)->tier())).c_str());
  const std::string program = std::string(PROGRAMS) + "/exit_0";
  Spec native{.argv = {"/box/exit_0"}, .env = {}, .root = std::make_shared<const Root>()};
  native.files = {{"exit_0", file_blob(program), true}};
  Root with_program;
  with_program.paths = {{program, "/exit_0"}};
  Spec bound{.argv = {"/exit_0"}, .env = {}, .root = std::make_shared<const Root>(with_program)};
  Spec python{.argv = {"/usr/bin/python3", "-c", "pass"},
              .env = {"PATH=/usr/bin"},
              .root = usr_root(),
              .profile = Profile::Python};
  compare(**executor, {program}, bound, "static exit_0", rounds);
  compare(**executor, {program}, native, "static exit_0 (placed into /box)", rounds);
  compare(**executor, python.argv, python, "python3 -c pass, cold", std::max(rounds / 10, 2));
  throughput("2 workers, bare", 2, rounds * 2, [&] { run_bare({program}); });
  throughput("2 slots, Executor::run", 2, rounds * 2, [&] { run_boxed(**executor, bound); });
  throughput("2 workers, bare python3 -c pass", 2, std::max(rounds / 10, 2),
             [&] { run_bare(python.argv); });
  throughput("2 slots, python3 -c pass", 2, std::max(rounds / 10, 2),
             [&] { run_boxed(**executor, python); });
  return 0;
}

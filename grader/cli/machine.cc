// Cores are counted from sysfs (topology/thread_siblings_list: the hyper-threads of a core share
// one list), sched_getaffinity(2) and the cgroup's CPU bandwidth (cgroup-v2.rst, "cpu.max"; on v1
// cpu.cfs_quota_us): std::thread::hardware_concurrency counts hyper-threads and knows no quota.

#include "grader/cli/machine.h"

#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <thread>

#include "base/check.h"
#include "grader/core/ahead_folder.h"

namespace assay::cli {
namespace {

constexpr int kBoxesOfPair = 2;
constexpr std::array kTiers = {sandbox::Tier::Full, sandbox::Tier::Rootless,
                               sandbox::Tier::Confined};

int cores_of_affinity() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) {
    return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  }
  std::set<std::string> cores;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (!CPU_ISSET(cpu, &allowed)) {
      continue;
    }
    std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(cpu) +
                       "/topology/thread_siblings_list");
    std::string siblings;
    if (!std::getline(file, siblings)) {
      siblings = "alone:" + std::to_string(cpu);  // No sysfs: each CPU counts.
    }
    cores.insert(siblings);
  }
  return std::max(1, static_cast<int>(cores.size()));
}

/// Whole CPUs of quota / period; nothing where there is no quota.
std::optional<int> cores_of_quota() {
  double quota = 0;
  double period = 0;
  std::ifstream v2("/sys/fs/cgroup/cpu.max");
  if (!(v2 >> quota >> period)) {  // "max 100000" is no number.
    std::ifstream v1_quota("/sys/fs/cgroup/cpu/cpu.cfs_quota_us");
    std::ifstream v1_period("/sys/fs/cgroup/cpu/cpu.cfs_period_us");
    if (!(v1_quota >> quota) || !(v1_period >> period)) {
      return std::nullopt;
    }
  }
  if (quota <= 0 || period <= 0) {
    return std::nullopt;
  }
  return std::max(1, static_cast<int>(std::min(quota / period, 1e6)));
}

// Many a login has a soft limit of 1,024 for the sake of select(2), which nothing here uses. What
// runs in boxes has a limit of its own.
void raise_descriptor_limit() {
  constexpr rlim_t kPlenty = 1 << 16;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < kPlenty) {
    limit.rlim_cur = std::min(limit.rlim_max, kPlenty);
    ::setrlimit(RLIMIT_NOFILE, &limit);  // Where it stays as it is, fewer artifacts are kept.
  }
}

}  // namespace

Result<Machine> start_machine(int slots, sandbox::Tier require, grader::GraderOptions options) {
  raise_descriptor_limit();
  Machine machine;
  sandbox::ExecutorOptions boxes;
  boxes.slots = slots * kBoxesOfPair;  // What pairs do not need is spare: see the places below.
  boxes.require = require;
  Result<std::unique_ptr<sandbox::Executor>> executor = sandbox::start_executor(boxes);
  if (!executor) {
    return failure(std::move(executor).error());
  }
  machine.executor = std::move(*executor);
  options.places = slots;
  options.ahead_dir = grader::AheadFolder::default_path();
  Result<std::unique_ptr<grader::Grader>> grader = grader::make_grader(*machine.executor, options);
  if (!grader) {
    return failure(std::move(grader).error());
  }
  machine.grader = std::move(*grader);
  return machine;
}

int usable_cores() {
  const int cores = cores_of_affinity();
  return std::min(cores, cores_of_quota().value_or(cores));
}

std::vector<std::string> tier_names() {
  std::vector<std::string> names;
  for (const sandbox::Tier tier : kTiers) {
    names.emplace_back(name(tier));
  }
  return names;
}

sandbox::Tier tier_of(const std::string& text) {
  const auto found =
      std::ranges::find_if(kTiers, [&](sandbox::Tier tier) { return name(tier) == text; });
  check(found != kTiers.end(), "the command line lets only tier names pass");
  return *found;
}

}  // namespace assay::cli

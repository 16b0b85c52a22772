// Slots over time: concurrency, cancellation, lost processes, and that nothing stays behind.

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <thread>

#include "tests/kernel/sandbox_support.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;
using std::chrono::milliseconds;

std::unique_ptr<Executor> started(Tier tier, int slots) {
  Result<std::unique_ptr<Executor>> executor = start_executor({.slots = slots, .force = tier});
  REQUIRE(executor);
  return std::move(*executor);
}

/// None if it has ended.
std::vector<pid_t> children_of(pid_t parent) {
  std::vector<pid_t> children;
  std::error_code gone;
  for (std::filesystem::directory_iterator at("/proc/" + std::to_string(parent) + "/task", gone),
       end;
       !gone && at != end; at.increment(gone)) {
    std::istringstream list(read_whole(at->path().string() + "/children"));
    for (pid_t child = 0; list >> child;) {
      children.push_back(child);
    }
  }
  return children;
}

bool runs_below(pid_t parent, const std::string& program) {
  const std::vector<pid_t> children = children_of(parent);
  return std::any_of(children.begin(), children.end(), [&](pid_t child) {
    return read_whole("/proc/" + std::to_string(child) + "/comm") == program + "\n" ||
           runs_below(child, program);
  });
}

void await_program(pid_t parent, const std::string& program) {
  for (int look = 0; look < 3000 && !runs_below(parent, program); ++look) {
    std::this_thread::sleep_for(milliseconds(10));
  }
}

/// Its one child, as soon as there is one.
pid_t await_child_of(pid_t parent) {
  std::vector<pid_t> children;
  for (int look = 0; look < 1000 && children.empty(); ++look) {
    std::this_thread::sleep_for(milliseconds(10));
    children = children_of(parent);
  }
  REQUIRE(children.size() == 1);
  return children[0];
}

bool exists(pid_t pid) {
  const std::string stat = read_whole("/proc/" + std::to_string(pid) + "/stat");
  return !stat.empty() && stat.find(") Z ") == std::string::npos;
}

/// Groups come and go while we look, those of other processes too.
int groups_below(const std::filesystem::path& folder, const std::string& prefix) {
  int count = 0;
  std::error_code gone;
  for (std::filesystem::directory_iterator at(folder, gone), end; !gone && at != end;
       at.increment(gone)) {
    std::error_code unknown;
    if (at->is_directory(unknown) && !at->is_symlink(unknown)) {
      count += at->path().filename().string().starts_with(prefix) ? 1 : 0;
      count += groups_below(at->path(), prefix);
    }
  }
  return count;
}

int groups_of_ours() {
  return groups_below("/sys/fs/cgroup", "assay-" + std::to_string(::getpid()) + "-");
}

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator list("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(list), end(list)));
}

}  // namespace

TEST_CASE("slots: more callers than slots all get their own answer") {
  for (const Tier tier : tiers()) {
    const auto executor = started(tier, 2);
    CHECK(executor->slots() == 2);
    std::atomic<int> right{0};
    {
      std::vector<std::jthread> callers;
      for (int caller = 0; caller < 6; ++caller) {
        callers.emplace_back([&, caller] {
          for (int i = 0; i < 5; ++i) {
            const std::string mark = std::to_string(caller) + "." + std::to_string(i);
            const Result<Report> report = executor->run(shell_spec("echo " + mark));
            right += report && report->out == mark + "\n" ? 1 : 0;
          }
        });
      }
    }
    CHECK(right == 30);
  }
}

// With as many runs as processors each of ours keeps to one (sandbox/processors.h).
TEST_CASE("slots: a program may use all processors, and so may who had it run") {
  const auto allowed = [] {
    cpu_set_t set;
    return ::sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
  };
  const std::string all = std::to_string(allowed());
  const int callers = std::min(static_cast<int>(std::thread::hardware_concurrency()), 8);
  for (const Tier tier : tiers()) {
    const auto executor = started(tier, callers);
    std::atomic<int> right{0};
    constexpr int kRuns = 10;
    {
      std::vector<std::jthread> threads;
      for (int caller = 0; caller < callers; ++caller) {
        threads.emplace_back([&] {
          for (int i = 0; i < kRuns; ++i) {
            const Result<Report> report = executor->run(shell_spec("nproc"));
            right += report && report->out == all + "\n" ? 1 : 0;
            right += std::to_string(allowed()) == all ? 1 : 0;
          }
        });
      }
    }
    CHECK(right == 2 * kRuns * callers);
  }
}

TEST_CASE("slots: a cancelled run ends at once, and the slot goes on") {
  for (const Tier tier : tiers()) {
    Executor& executor = *executor_of(tier);
    std::stop_source source;
    const std::jthread canceller([&] {
      std::this_thread::sleep_for(milliseconds(100));
      source.request_stop();
    });
    const auto start = std::chrono::steady_clock::now();
    const Result<Report> report = executor.run(program_spec("sleep_long"), source.get_token());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    REQUIRE_FALSE(report);
    CHECK(report.error().code() == ErrorCode::Cancelled);
    CHECK(run(executor, program_spec("exit_0")).verdict == Verdict::Ok);
  }
}

TEST_CASE("slots: who waits for a slot can be cancelled too") {
  for (const Tier tier : tiers()) {
    const auto executor = started(tier, 1);
    std::stop_source busy;
    const std::jthread occupant(
        [&] { (void)executor->run(program_spec("sleep_long"), busy.get_token()); });
    std::this_thread::sleep_for(milliseconds(200));
    std::stop_source impatient;
    impatient.request_stop();
    const Result<Report> report = executor->run(program_spec("exit_0"), impatient.get_token());
    busy.request_stop();
    REQUIRE_FALSE(report);
    CHECK(report.error().code() == ErrorCode::Cancelled);
  }
}

TEST_CASE("slots: a forker that is killed between two runs costs none, its slot is rebuilt") {
  for (const Tier tier : tiers()) {
    if (tier == Tier::Confined) {
      continue;  // has none between runs
    }
    const std::vector<pid_t> before = children_of(::getpid());
    const auto executor = started(tier, 1);
    CHECK(run(*executor, program_spec("exit_0")).verdict == Verdict::Ok);
    for (const pid_t child : children_of(::getpid())) {
      if (std::find(before.begin(), before.end(), child) == before.end()) {
        ::kill(child, SIGKILL);
        // Dead before the next run begins: one that dies within a run costs that run, and may.
        siginfo_t end = {};
        ::waitid(P_PID, static_cast<id_t>(child), &end, WEXITED | WNOWAIT);
      }
    }
    CHECK(run(*executor, program_spec("exit_0")).verdict == Verdict::Ok);
    CHECK(run(*executor, program_spec("exit_0")).verdict == Verdict::Ok);
  }
}

TEST_CASE("slots: a forker that is killed during a run gives an Error and no verdict") {
  for (const Tier tier : tiers()) {
    const std::vector<pid_t> before = children_of(::getpid());
    const auto executor = started(tier, 1);
    const std::jthread killer([&] {
      await_program(::getpid(), "sleep_long");
      for (const pid_t child : children_of(::getpid())) {
        if (std::find(before.begin(), before.end(), child) == before.end()) {
          ::kill(child, SIGKILL);
        }
      }
    });
    const Result<Report> report = executor->run(program_spec("sleep_long"));
    REQUIRE_FALSE(report);
    CHECK(report.error().code() == ErrorCode::Sandbox);
  }
}

TEST_CASE("slots: an executor leaves no process, no control group and no descriptor behind") {
  for (const Tier tier : tiers()) {
    (void)started(tier, 1);  // what is made once per process is made now
    const std::size_t descriptors = open_descriptors();
    const std::vector<pid_t> children = children_of(::getpid());
    const int groups = groups_of_ours();
    {
      const auto executor = started(tier, 2);
      (void)run(*executor, program_spec("daemon"));
      (void)run(*executor, program_spec("many_leftovers"));
      (void)run(*executor, shell_spec("sleep 100 & true"));
    }
    CHECK(open_descriptors() == descriptors);
    CHECK(children_of(::getpid()) == children);
    CHECK(groups_of_ours() == groups);
  }
}

TEST_CASE("slots: runs do not leak descriptors in the supervisor") {
  for (const Tier tier : tiers()) {
    const auto executor = started(tier, 1);
    Spec spec = shell_spec("cat > f; echo x");
    spec.input = blob_of("text");
    spec.collect = {"f", "g"};
    (void)run(*executor, spec);
    const std::size_t descriptors = open_descriptors();
    for (int i = 0; i < 20; ++i) {
      (void)run(*executor, spec);
    }
    CHECK(open_descriptors() == descriptors);
  }
}

TEST_CASE("slots: when the supervisor is killed, everything of its boxes dies") {
  for (const Tier tier : tiers()) {
    const pid_t supervisor = ::fork();
    if (supervisor == 0) {
      Result<std::unique_ptr<Executor>> executor = start_executor({.slots = 1, .force = tier});
      if (executor) {
        (void)(*executor)->run(program_spec("sleep_long"));
      }
      ::_exit(0);
    }
    await_program(supervisor, "sleep_long");
    const pid_t forker = await_child_of(supervisor);
    const pid_t init = await_child_of(forker);
    ::kill(supervisor, SIGKILL);
    ::waitpid(supervisor, nullptr, 0);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while ((exists(forker) || exists(init)) && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(milliseconds(10));
    }
    CHECK_FALSE(exists(forker));
    CHECK_FALSE(exists(init));
  }
}

TEST_CASE("slots: an ordinary user gets tier rootless, with the same identity in the box") {
  if (executor_of(Tier::Rootless) == nullptr) {
    return;
  }
  if (::getuid() != 0) {
    return skip("not root, so this is what all the other cases test");
  }
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    const bool dropped = ::setgroups(0, nullptr) == 0 &&
                         ::setresgid(kNobody, kNobody, kNobody) == 0 &&
                         ::setresuid(kNobody, kNobody, kNobody) == 0 &&
                         // As after the exec that follows a real change of user (proc(5)).
                         ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0;
    Result<std::unique_ptr<Executor>> executor = start_executor({.slots = 1});
    if (!executor) {
      std::cerr << executor.error().message() << std::endl;
    }
    if (!dropped || !executor || (*executor)->tier() != Tier::Rootless) {
      ::_exit(1);
    }
    const Result<Report> report = (*executor)->run(shell_spec("id -u; id -g"));
    if (!report) {
      std::cerr << report.error().message() << std::endl;
    }
    ::_exit(report && report->out == "1000\n1000\n" ? 0 : 2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("slots: tier confined is refused where Landlock is too old, not faked") {
  const auto confined = start_executor({.slots = 1, .force = Tier::Confined, .landlock_abi = 1});
  REQUIRE_FALSE(confined);
  CHECK(confined.error().code() == ErrorCode::Unsupported);
}

TEST_CASE("probe: what doctor says of the tiers is what start_executor gives") {
  const Result<HostReport> host = probe_host();
  REQUIRE(host);
  CHECK(host->capabilities.size() > 10);
  for (const Capability& capability : host->capabilities) {
    INFO(capability.name);
    CHECK_FALSE(capability.detail.empty());
    for (const Tier tier : {Tier::Full, Tier::Rootless, Tier::Confined}) {
      if (capability.name == "tier " + std::string(name(tier))) {
        CHECK(capability.available == (executor_of(tier) != nullptr));
      }
    }
  }
  const auto executor = start_executor({.slots = 1, .require = host->tier});
  REQUIRE(executor);
  CHECK((*executor)->tier() == host->tier);
}

TEST_CASE("blob: bytes go in and out, and nobody can change them") {
  const Blob blob = blob_of("content");
  CHECK(blob.size() == 7);
  CHECK(*blob.bytes() == "content");
  CHECK(::pwrite(blob.fd(), "x", 1, 0) == -1);
  CHECK(::ftruncate(blob.fd(), 0) == -1);
  const Blob empty = blob_of("");
  CHECK(empty.size() == 0);
  CHECK(empty.fd() == -1);
  CHECK(empty.bytes()->empty());
}

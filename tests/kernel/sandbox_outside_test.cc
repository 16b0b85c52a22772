// What a program opens of its box's own root is told, of that run alone: sandbox/root_watch.h.

#include <fcntl.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "tests/kernel/sandbox_support.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;

using Paths = std::vector<std::string>;

// Two generated files, one of which the runtime opens.
Spec outside_spec(const std::string& script) {
  static const auto root = [] {
    Root made = *usr_root();
    made.files = {{"/etc/passwd", "box:x:1000:1000::/box:/bin/sh\n"},
                  {"/etc/needed", "x"},
                  {"/opt/tools/list", "y"}};
    made.opens = {"/etc/needed"};
    return std::make_shared<const Root>(std::move(made));
  }();
  Spec spec = shell_spec(script);
  spec.root = root;
  return spec;
}

std::vector<Tier> tiers_with_roots() {
  std::vector<Tier> list = tiers();
  std::erase(list, Tier::Confined);
  return list;
}

}  // namespace

TEST_CASE("outside: what is opened of the root is told, nothing of it in the next run") {
  struct Look {
    const char* script;
    Paths told;
  };
  const std::vector<Look> looks = {
      {"ls /", {"/"}},
      {"ls ..", {"/"}},
      {"ls /proc/self/root/", {"/"}},
      {"ls / & wait; ls /nowhere", {"/"}},
      {"(ls /) >&- 2>&-", {"/"}},
      {"cat /etc/passwd", {"/etc/passwd"}},
      {"ls /etc", {"/etc"}},
      {"ls /dev", {"/dev"}},
      {"ls /tests", {"/tests"}},
      {"cat /opt/tools/list", {"/opt/tools/list"}},
      {"ls /opt; cat /etc/passwd; ls /tests; ls /opt", {"/etc/passwd", "/opt", "/tests"}},
      {"cat /etc/needed; ls /etc", {"/etc"}},
      {"cat /etc/needed; cat /etc/passwd", {"/etc/passwd"}},
  };
  for (const Tier tier : tiers_with_roots()) {
    for (const Look& look : looks) {
      INFO(name(tier) << ": " << look.script);
      CHECK(run(*executor_of(tier), outside_spec(look.script)).read_outside == look.told);
      CHECK(run(*executor_of(tier), outside_spec("true")).read_outside.empty());
    }
  }
}

TEST_CASE("outside: what every program may open is not told") {
  for (const Tier tier : tiers_with_roots()) {
    for (const char* script :
         {"cat /etc/needed", "ls /usr /lib /bin/ /usr/bin",
          "ls /box . /tmp /dev/shm/ /proc /proc/self/fd", "head -c1 /dev/urandom >/dev/null",
          "cat /etc/shadow /tests/1.out /home/x /root/x",
          "test -e /tests && test -r /etc/passwd && cd / && pwd",
          "mkdir etc tests; echo x >etc/passwd; cat etc/passwd; ls tests", "readlink /bin /lib"}) {
      INFO(name(tier) << ": " << script);
      CHECK(run(*executor_of(tier), outside_spec(script)).read_outside.empty());
    }
  }
}

TEST_CASE("outside: it is told whatever way a run ends") {
  for (const Tier tier : tiers_with_roots()) {
    Spec spec = outside_spec("ls / >/dev/null; while :; do :; done");
    spec.limits.cpu = CpuTime{std::chrono::milliseconds(100)};
    const Report stopped = run(*executor_of(tier), spec);
    CHECK(stopped.verdict == Verdict::TimeLimit);
    CHECK(stopped.read_outside == Paths{"/"});
    const Report left = run(*executor_of(tier), outside_spec("(sleep 1; ls /) & ls /tests"));
    CHECK(left.leftover_processes > 0);
    CHECK(left.read_outside == Paths{"/tests"});
    CHECK(run(*executor_of(tier), outside_spec("true")).read_outside.empty());
  }
}

TEST_CASE("outside: what the host opens meanwhile is not the program's") {
  for (const Tier tier : tiers_with_roots()) {
    std::atomic<bool> over = false;
    std::thread host([&] {
      while (!over) {
        for (const char* path : {"/", "/etc", "/etc/passwd", "/usr", "/usr/bin", "/tmp"}) {
          const UniqueFd fd(::open(path, O_RDONLY | O_CLOEXEC));
        }
      }
    });
    const Paths told = run(*executor_of(tier), outside_spec("sleep 0.05; ls /usr")).read_outside;
    over = true;
    host.join();
    CHECK(told.empty());
  }
}

TEST_CASE("outside: a program that opens without end hides neither itself nor its neighbours") {
  for (const Tier tier : tiers_with_roots()) {
    Result<std::unique_ptr<Executor>> both = start_executor({.slots = 2, .force = tier});
    REQUIRE(both);
    std::atomic<bool> over = false;
    std::vector<Paths> of_flood;
    std::thread flood([&] {
      Spec spec =
          outside_spec("while :; do for f in / /etc/passwd /opt /etc; do : <$f; done; done");
      spec.limits.cpu = CpuTime{std::chrono::milliseconds(500)};
      while (!over) {
        const Result<Report> report = (*both)->run(spec);
        of_flood.push_back(report ? report->read_outside : Paths{report.error().message()});
      }
    });
    for (int i = 0; i < 100; ++i) {
      CHECK(run(**both, outside_spec("ls /tests")).read_outside == Paths{"/tests"});
      CHECK(run(**both, outside_spec("true")).read_outside.empty());
    }
    over = true;
    flood.join();
    for (const Paths& told : of_flood) {
      CHECK(told == Paths{"/", "/etc/passwd", "/opt"});
    }
  }
}

TEST_CASE("outside: a root of many files tells no more than its bound") {
  Root root = *usr_root();
  for (int i = 0; i < 40; ++i) {
    root.files.push_back({"/data/" + std::to_string(i) + "/f", "x"});
  }
  Spec spec = shell_spec("cat /data/*/f; ls /data/*");
  spec.root = std::make_shared<const Root>(std::move(root));
  for (const Tier tier : tiers_with_roots()) {
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.read_outside.size() == 16);
    CHECK(report.read_outside.front() == "/data");
  }
}

TEST_CASE("outside: tier confined, which has no root of its own, says nothing") {
  if (Executor* const executor = executor_of(Tier::Confined)) {
    CHECK(run(*executor, shell_spec("ls / /etc")).read_outside.empty());
  }
}

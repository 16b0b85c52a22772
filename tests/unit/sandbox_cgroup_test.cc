// Finding and reading control groups, on text and on a made-up directory.

#include <linux/seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "sandbox/cgroup.h"
#include "sandbox/cgroup_files.h"
#include "sandbox/cgroup_v2.h"
#include "sandbox/identity.h"
#include "sandbox/refusals.h"
#include "tests/support/catch.h"

namespace {

using namespace assay;
using namespace assay::sandbox;

/// A directory that looks like a version 2 group.
class FakeGroup {
 public:
  FakeGroup() {
    std::string pattern = (std::filesystem::temp_directory_path() / "assay-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~FakeGroup() { std::filesystem::remove_all(path_); }
  FakeGroup(const FakeGroup&) = delete;
  FakeGroup& operator=(const FakeGroup&) = delete;

  void write(const std::string& file, const std::string& text) const {
    std::ofstream(path_ + "/" + file) << text;
  }
  std::string read(const std::string& file) const {
    Result<std::string> text = read_file(path_ + "/" + file);
    REQUIRE(text);
    return *text;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The id of a process that has ended.
int dead_pid() {
  const pid_t child = ::fork();
  if (child == 0) {
    ::_exit(0);
  }
  ::waitpid(child, nullptr, 0);
  return child;
}

}  // namespace

TEST_CASE("cgroup: memberships of both versions are read") {
  const auto memberships = parse_memberships(
      "9:name=systemd:/\n4:memory:/a/b\n2:cpu,cpuacct:/c\n0::/user.slice/x:y\n\nbroken\n");
  CHECK(memberships.at("memory") == "/a/b");
  CHECK(memberships.at("cpu") == "/c");
  CHECK(memberships.at("cpuacct") == "/c");
  CHECK(memberships.at("") == "/user.slice/x:y");
  CHECK_FALSE(memberships.contains("pids"));
}

TEST_CASE("cgroup: mounts of both versions are found in mountinfo") {
  const auto mounts = parse_cgroup_mounts(
      "30 23 0:26 / /sys/fs/cgroup rw,relatime shared:9 - cgroup2 cgroup2 rw,nsdelegate\n"
      "31 23 0:27 /docker/x /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
      "32 23 0:28 / /proc rw - proc proc rw\n");
  REQUIRE(mounts.size() == 2);
  CHECK(mounts[0].v2);
  CHECK(mounts[0].point == "/sys/fs/cgroup");
  CHECK_FALSE(mounts[1].v2);
  CHECK(mounts[1].root == "/docker/x");
  CHECK(mounts[1].controllers == std::vector<std::string>{"rw", "memory"});
}

TEST_CASE("cgroup: a membership becomes a directory below the part that is mounted") {
  const CgroupMount whole{true, "/", "/cg", {}};
  CHECK(directory_of(whole, "/") == "/cg");
  CHECK(directory_of(whole, "/a/b") == "/cg/a/b");
  const CgroupMount part{true, "/docker/x", "/cg", {}};
  CHECK(directory_of(part, "/docker/x") == "/cg");
  CHECK(directory_of(part, "/docker/x/y") == "/cg/y");
  CHECK_FALSE(directory_of(part, "/docker/xy"));
  CHECK_FALSE(directory_of(part, "/other"));
}

TEST_CASE("cgroup: keyed files are read by whole keys") {
  const std::string text = "oom_kill_disable 0\nunder_oom 0\noom_kill 12\n";
  CHECK(keyed_number(text, "oom_kill") == 12);
  CHECK(keyed_number(text, "oom") == std::nullopt);
  CHECK(keyed_number("usage_usec 5", "usage_usec") == 5);
  CHECK(keyed_number("", "x") == std::nullopt);
}

TEST_CASE("cgroup: a name tells whose it is, and foreign names are nobody's") {
  CHECK(owner_of(cgroup_name(3, 4)) == ::getpid());
  CHECK(owner_of("assay-12-self") == 12);
  for (const char* name : {"assay-", "assay-12", "assay-x-1", "assay--1-2", "other-1-2",
                           "assay-99999999999-1", "assay-012-1", "assay-0-1"}) {
    INFO(name);
    CHECK_FALSE(owner_of(name));
  }
}

TEST_CASE("cgroup: a process that moved itself below makes its groups beside that") {
  CHECK(without_self("/a/assay-12-self") == "/a");
  CHECK(without_self("/assay-12-self") == "/");
  CHECK(without_self("/a/b-self") == "/a/b-self");
  CHECK(without_self("/a/assay-12-0-1") == "/a/assay-12-0-1");
  CHECK(without_self("/") == "/");
}

TEST_CASE("cgroup: groups of dead processes are removed, of live ones and of others not") {
  const FakeGroup parent;
  const std::string dead = "assay-" + std::to_string(dead_pid()) + "-0-0";
  const std::string alive = cgroup_name(0, 0);
  for (const std::string& name : {dead, alive, std::string("system.slice")}) {
    std::filesystem::create_directory(parent.path() + "/" + name);
  }
  remove_stale_groups(parent.path());
  CHECK_FALSE(std::filesystem::exists(parent.path() + "/" + dead));
  CHECK(std::filesystem::exists(parent.path() + "/" + alive));
  CHECK(std::filesystem::exists(parent.path() + "/system.slice"));
}

TEST_CASE(
    "cgroup: a process id that was given again is another owner, one elsewhere cannot be judged") {
  const FakeGroup parent;
  const std::string mine = cgroup_name(0, 0);
  const std::string token = mine.substr(mine.find('-', 6) + 1);
  const std::string start = token.substr(0, token.find('.'));
  const std::string rest = token.substr(token.find('.'));
  const std::string pid = std::to_string(::getpid());
  const std::string before = "assay-" + pid + "-" + std::to_string(std::stoll(start) - 1) + rest;
  const std::string elsewhere = "assay-" + std::to_string(dead_pid()) + "-" + start + ".1.7-0-0";
  for (const std::string& name : {mine, before, elsewhere}) {
    std::filesystem::create_directory(parent.path() + "/" + name);
  }
  remove_stale_groups(parent.path());
  CHECK(std::filesystem::exists(parent.path() + "/" + mine));
  CHECK_FALSE(std::filesystem::exists(parent.path() + "/" + before));
  CHECK(std::filesystem::exists(parent.path() + "/" + elsewhere));
}

TEST_CASE("cgroup v2: children get memory and pids where these are delegated, and cpu if it is") {
  const FakeGroup own;
  own.write("cgroup.controllers", "io memory pids\n");
  own.write("cgroup.subtree_control", "");
  REQUIRE(delegate_cgroup_v2(own.path()));
  CHECK(own.read("cgroup.subtree_control") == "+memory +pids");
  const FakeGroup with_cpu;
  with_cpu.write("cgroup.controllers", "cpu memory pids\n");
  with_cpu.write("cgroup.subtree_control", "");
  REQUIRE(delegate_cgroup_v2(with_cpu.path()));
  CHECK(with_cpu.read("cgroup.subtree_control") == "+cpu +memory +pids");
}

TEST_CASE("cgroup v2: nothing is written where the children have them already") {
  const FakeGroup own;
  own.write("cgroup.controllers", "cpu memory pids\n");
  own.write("cgroup.subtree_control", "memory pids\n");
  REQUIRE(delegate_cgroup_v2(own.path()));
  CHECK(own.read("cgroup.subtree_control") == "memory pids\n");
}

TEST_CASE("cgroup v2: a group without the controllers is refused") {
  const FakeGroup own;
  own.write("cgroup.controllers", "cpu memory_x pids\n");
  own.write("cgroup.subtree_control", "");
  const Result<void> delegated = delegate_cgroup_v2(own.path());
  REQUIRE_FALSE(delegated);
  CHECK(delegated.error().code() == ErrorCode::Unsupported);
}

TEST_CASE("identity: ids come from a high range, two a box, none twice") {
  const std::vector<IdRange> all{{0, 0, 4294967295U}};
  const auto first = choose_ids(all, 0);
  const auto second = choose_ids(all, 1);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->keeper > 1'000'000'000);
  CHECK(first->payload == first->keeper + 1);
  CHECK(second->keeper == first->payload + 1);
}

TEST_CASE("identity: in a container's map the ids lie inside it, and never among the system's") {
  const std::vector<IdRange> container{{0, 100000, 65536}};
  for (const std::uint32_t serial : {0U, 1U, 22767U, 22768U, 4'000'000'000U}) {
    const auto ids = choose_ids(container, serial);
    REQUIRE(ids);
    CHECK(ids->keeper >= 20000);
    CHECK(ids->payload < 65536);
  }
  CHECK_FALSE(choose_ids({{0, 1000, 1}}, 0));
  CHECK_FALSE(choose_ids({}, 0));
}

TEST_CASE("identity: an id map is read line by line") {
  const auto ranges = parse_id_map("         0     100000      65536\n     70000  5 1\n");
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[0].outside == 100000);
  CHECK(ranges[1].inside == 70000);
  CHECK(ranges[1].count == 1);
}

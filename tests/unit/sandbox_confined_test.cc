// What tier confined is made of, without a run: directories, the process tree, the filter's
// prologue.

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#include "sandbox/bpf_evaluator.h"
#include "sandbox/confined_policy.h"
#include "sandbox/held_memory.h"
#include "sandbox/policy.h"
#include "sandbox/process_tree.h"
#include "sandbox/refusals.h"
#include "sandbox/work_dir.h"
#include "tests/support/catch.h"

namespace assay::sandbox {
namespace {

/// A directory that is gone at the end, whatever the test left.
class Scratch {
 public:
  Scratch() {
    std::string name = "/tmp/assay-test-XXXXXX";
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    name_ = name.substr(5);
    fd_.reset(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    const UniqueFd tmp(::open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    (void)remove_tree(tmp.get(), name_);
  }
  int fd() const { return fd_.get(); }

 private:
  std::string name_;
  UniqueFd fd_;
};

void make_file(int directory, const char* name, std::size_t size) {
  const UniqueFd file(::openat(directory, name, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
  const std::string bytes(size, 'x');
  REQUIRE(::write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
}

/// `depth` directories inside each other, each with a file and a link to the root.
void make_deep(int directory, int depth, mode_t mode) {
  UniqueFd at(::dup(directory));
  for (int i = 0; i < depth; ++i) {
    REQUIRE(::mkdirat(at.get(), "d", 0700) == 0);
    REQUIRE(::symlinkat("/", at.get(), "root") == 0);
    make_file(at.get(), "file", 1);
    UniqueFd below(::openat(at.get(), "d", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    REQUIRE(::fchmod(at.get(), mode) == 0);
    at = std::move(below);
  }
}

seccomp_data call(int nr, std::array<std::uint64_t, 6> arguments = {}) {
  seccomp_data data{};
  data.nr = nr;
#if defined(__x86_64__)
  data.arch = AUDIT_ARCH_X86_64;
#else
  data.arch = AUDIT_ARCH_AARCH64;
#endif
  std::copy(arguments.begin(), arguments.end(), std::begin(data.args));
  return data;
}

std::vector<sock_filter> confined_filter(Profile profile, std::uint32_t abi) {
  Result<Policy> policy = build_policy(profile, Kills::Notify);
  REQUIRE(policy);
  return confine(policy->program, profile, abi);
}

}  // namespace

TEST_CASE("confined: a tree of any depth is removed, unreadable or not, and no link is followed") {
  for (const mode_t mode : {0700, 0000, 0300}) {
    const Scratch scratch;
    const Scratch elsewhere;
    make_file(elsewhere.fd(), "precious", 10);
    REQUIRE(::mkdirat(scratch.fd(), "tree", 0700) == 0);
    const UniqueFd tree(::openat(scratch.fd(), "tree", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::string link = "/proc/self/fd/" + std::to_string(elsewhere.fd());
    std::array<char, 256> target{};
    REQUIRE(::readlink(link.c_str(), target.data(), target.size() - 1) > 0);
    REQUIRE(::symlinkat(target.data(), tree.get(), ".moved-1") == 0);
    make_deep(tree.get(), 3000, mode);
    CHECK(remove_tree(scratch.fd(), "tree"));
    CHECK(::faccessat(scratch.fd(), "tree", F_OK, 0) != 0);
    CHECK(::faccessat(elsewhere.fd(), "precious", F_OK, 0) == 0);
  }
}

TEST_CASE("confined: a disk is measured up to its bounds of depth and number") {
  const Scratch scratch;
  make_file(scratch.fd(), "a", 100'000);
  make_file(scratch.fd(), "b", 1);
  DiskUse use = measure_disk(scratch.fd(), 100);
  CHECK(use.entries == 2);
  CHECK(use.bytes >= 100'001);
  CHECK(use.bytes < 150'000);
  CHECK(measure_disk(scratch.fd(), 1).entries == 2);
  make_deep(scratch.fd(), kMaxDirectoryDepth, 0700);
  CHECK_FALSE(measure_disk(scratch.fd(), 1000).too_deep);
  const Scratch deeper;
  make_deep(deeper.fd(), kMaxDirectoryDepth + 1, 0700);
  CHECK(measure_disk(deeper.fd(), 1000).too_deep);
}

TEST_CASE("confined: only a path that begins with /box or /tmp is another here") {
  Result<WorkDir> work = WorkDir::make({});
  REQUIRE(work);
  CHECK(work->translate("/box") == work->box_path());
  CHECK(work->translate("/box/a b") == work->box_path() + "/a b");
  CHECK(work->translate("/tmp/x") == work->tmp_path() + "/x");
  for (const char* same : {"/boxer", "box", "-I/box", "/usr/box", "", "/tmpfile"}) {
    CHECK(work->translate(same) == same);
  }
  const std::string path = work->box_path();
  CHECK(::access(path.c_str(), R_OK | W_OK | X_OK) == 0);
  {
    const WorkDir moved = std::move(*work);
  }
  CHECK(::access(path.c_str(), F_OK) != 0);
}

TEST_CASE("confined: a tree has children and grandchildren, not its root and not others") {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const pid_t grandchild = ::fork();
    if (grandchild != 0) {
      (void)!::write(pipe[1], &grandchild, sizeof grandchild);
    }
    ::pause();
    ::_exit(0);
  }
  pid_t grandchild = 0;
  REQUIRE(::read(pipe[0], &grandchild, sizeof grandchild) == sizeof grandchild);
  const UniqueFd proc(::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC));
  const std::vector<TreeProcess> tree = processes_below(proc.get(), child);
  REQUIRE(tree.size() == 1);
  CHECK(tree[0].pid == grandchild);
  CHECK(tree[0].threads == 1);
  CHECK(processes_below(proc.get(), ::getpid()).size() >= 2);
  CHECK(is_below(proc.get(), ::getpid(), grandchild));
  CHECK_FALSE(is_below(proc.get(), child, ::getpid()));
  CHECK_FALSE(is_below(proc.get(), child, 1));
  for (const pid_t pid : {grandchild, child}) {
    ::kill(pid, SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  ::close(pipe[0]);
  ::close(pipe[1]);
}

TEST_CASE("confined: what descriptors hold counts once, deleted files by their size") {
  const Scratch scratch;
  make_file(scratch.fd(), "a", 300'000);
  const UniqueFd file(::openat(scratch.fd(), "a", O_RDONLY | O_CLOEXEC));
  const UniqueFd again(::openat(scratch.fd(), "a", O_RDONLY | O_CLOEXEC));
  const UniqueFd proc(::open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC));
  struct stat info{};
  REQUIRE(::fstat(file.get(), &info) == 0);
  const std::vector<std::string> self{std::to_string(::getpid())};
  const HeldMemory before = held_memory(proc.get(), self, info.st_dev);
  REQUIRE(::unlinkat(scratch.fd(), "a", 0) == 0);
  const HeldMemory after = held_memory(proc.get(), self, info.st_dev);
  CHECK(after.deleted - before.deleted >= 300'000);
  CHECK(after.deleted - before.deleted < 400'000);
  std::vector<UniqueFd> pipes;
  for (int i = 0; i < kFreeBuffers + 1; ++i) {
    std::array<int, 2> pipe{};
    REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
    pipes.emplace_back(pipe[0]);
    pipes.emplace_back(pipe[1]);
  }
  CHECK(held_memory(proc.get(), self, 0).buffers >= 65536);
}

TEST_CASE("confined: the prologue takes calls out of a profile and leaves the rest as it was") {
  constexpr std::uint64_t kShared = MAP_SHARED | MAP_ANONYMOUS;
  constexpr std::uint64_t kPrivate = MAP_PRIVATE | MAP_ANONYMOUS;
  const std::vector<sock_filter> filter = confined_filter(Profile::Python, 6);
  const auto answer = [&](const seccomp_data& data) { return *evaluate_filter(filter, data); };
  CHECK(answer(call(SYS_read)) == SECCOMP_RET_ALLOW);
  CHECK(answer(call(SYS_socket, {AF_UNIX})) == (SECCOMP_RET_ERRNO | EACCES));
  CHECK(answer(call(SYS_socket, {AF_INET})) == SECCOMP_RET_USER_NOTIF);
  CHECK(answer(call(SYS_socketpair, {AF_UNIX})) == SECCOMP_RET_ALLOW);
  CHECK(answer(call(SYS_fchmod)) == SECCOMP_RET_USER_NOTIF);
  CHECK(answer(call(SYS_sendto, {0, 0, 0, 0, 0, 0})) == SECCOMP_RET_ALLOW);
  CHECK(answer(call(SYS_sendto, {0, 0, 0, 0, 0, 16})) == SECCOMP_RET_USER_NOTIF);
  CHECK(answer(call(SYS_mmap, {0, 4096, 3, kPrivate})) == SECCOMP_RET_ALLOW);
  CHECK(answer(call(SYS_mmap, {0, 4096, 3, kShared})) == SECCOMP_RET_USER_NOTIF);
  CHECK(answer(call(SYS_mmap, {0, 4096, 3, kShared | MAP_NORESERVE})) == SECCOMP_RET_USER_NOTIF);
  CHECK(answer(call(SYS_memfd_create)) == (SECCOMP_RET_ERRNO | ENOSYS));
  CHECK(answer(call(SYS_kill)) == SECCOMP_RET_ALLOW);
  CHECK(answer(call(SYS_fsetxattr)) == (SECCOMP_RET_ERRNO | EOPNOTSUPP));
  seccomp_data foreign = call(SYS_read);
  foreign.arch = AUDIT_ARCH_I386;
  CHECK(answer(foreign) == SECCOMP_RET_USER_NOTIF);
}

TEST_CASE(
    "confined: before scoped signals every signal is asked about; a profile stays a profile") {
  const std::vector<sock_filter> older = confined_filter(Profile::Native, 5);
  for (const long nr : {SYS_kill, SYS_tgkill, SYS_tkill, SYS_rt_sigqueueinfo}) {
    CHECK(*evaluate_filter(older, call(static_cast<int>(nr))) == SECCOMP_RET_USER_NOTIF);
  }
  CHECK(*evaluate_filter(older, call(SYS_truncate)) == SECCOMP_RET_ALLOW);
  CHECK(*evaluate_filter(confined_filter(Profile::Native, 2), call(SYS_truncate)) ==
        SECCOMP_RET_USER_NOTIF);
  // Not allowed by the profile: refused by name, not failed quietly.
  CHECK(*evaluate_filter(older, call(SYS_memfd_create)) == SECCOMP_RET_USER_NOTIF);
  CHECK(*evaluate_filter(confined_filter(Profile::Jvm, 6), call(SYS_socket, {AF_INET})) ==
        (SECCOMP_RET_ERRNO | EAFNOSUPPORT));
}

}  // namespace assay::sandbox

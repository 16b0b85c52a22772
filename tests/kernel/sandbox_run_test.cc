// What a run takes in and gives back: streams, files, descriptors, limits, costs; in each tier.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

#include "tests/kernel/sandbox_support.h"

namespace {

using namespace assay;
using namespace assay::sandbox;
using namespace assay::test;
using std::chrono::milliseconds;

ErrorCode error_of(Executor& executor, const Spec& spec) {
  const Result<Report> report = executor.run(spec);
  REQUIRE_FALSE(report);
  return report.error().code();
}

const CollectedFile& file_named(const Report& report, const std::string& name) {
  for (const CollectedFile& file : report.files) {
    if (file.name == name) {
      return file;
    }
  }
  FAIL("no entry for " << name);
  return report.files.front();
}

}  // namespace

TEST_CASE("run: input goes in, streams, channel and status come back") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("cat; echo to-err >&2; echo to-channel >&3; exit 5");
    spec.input = blob_of("some\ninput");
    spec.capture_channel = true;
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.out == "some\ninput");
    CHECK(report.err == "to-err\n");
    CHECK(report.channel == "to-channel\n");
    CHECK(report.exit_code == 5);
    CHECK(report.verdict == Verdict::RuntimeError);
  }
}

TEST_CASE("run: without input, reading gives end of file at once") {
  for (const Tier tier : tiers()) {
    CHECK(run(*executor_of(tier), shell_spec("cat; echo done")).out == "done\n");
  }
}

TEST_CASE("run: arguments and environment arrive as they are, also large ones") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("printf '%s|' \"$A\" \"$#\" \"${#2}\" \"$3\"");
    spec.argv.insert(spec.argv.end(), {"zero", "one", std::string(100'000, 'x'), "a b\n'\""});
    spec.env.emplace_back("A=v=w");
    CHECK(run(*executor_of(tier), spec).out == "v=w|3|100000|a b\n'\"|");
  }
}

TEST_CASE("run: files are placed in their directories, owned by the program, executable if asked") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("cat a/b/c.txt && ./tool && echo more >> a/b/c.txt && wc -c < empty");
    spec.files = {{"a/b/c.txt", blob_of("text\n")},
                  {"tool", blob_of("#!/bin/sh\necho tool\n"), true},
                  {"empty", {}}};
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.out == "text\ntool\n0\n");
    CHECK(report.verdict == Verdict::Ok);
  }
}

TEST_CASE("run: a thousand files arrive, and one run's are not there in the next") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("ls | wc -l; cat f1023");
    for (int i = 0; i < 1024; ++i) {
      spec.files.push_back({"f" + std::to_string(i), blob_of(std::to_string(i))});
    }
    CHECK(run(*executor_of(tier), spec).out == "1024\n1023");
    CHECK(run(*executor_of(tier), shell_spec("ls | wc -l")).out == "0\n");
  }
}

TEST_CASE("run: files over the disk's limit are an error of the request, and the slot lives on") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("true");
    spec.limits.disk = Bytes::kib(64);
    spec.files = {{"large", blob_of(std::string(200'000, 'x'))}};
    CHECK(error_of(*executor_of(tier), spec) == ErrorCode::TooLarge);
    CHECK(run(*executor_of(tier), shell_spec("echo fine")).out == "fine\n");
  }
}

TEST_CASE("run: a root path that the host does not have is Unsupported, an optional one is not") {
  for (const Tier tier : tiers()) {
    Spec spec = program_spec("exit_0");
    Root root;
    root.paths = {{"/no/such/path", ""}};
    spec.root = std::make_shared<const Root>(root);
    CHECK(error_of(*executor_of(tier), spec) == ErrorCode::Unsupported);
    root.paths[0].optional = true;
    spec.root = std::make_shared<const Root>(root);
    CHECK(run(*executor_of(tier), spec).verdict == Verdict::Ok);
  }
}

TEST_CASE("run: a missing interpreter is Unsupported, a file that is no program RuntimeError") {
  for (const Tier tier : tiers()) {
    Spec spec = program_spec("exit_0");
    spec.argv = {"/usr/bin/no-such-interpreter"};
    CHECK(error_of(*executor_of(tier), spec) == ErrorCode::Unsupported);
    spec.files = {{"garbage",
                   blob_of("\x7f"
                           "ELF no program"),
                   true}};
    spec.argv = {"/box/garbage"};
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::RuntimeError);
    CHECK_FALSE(report.exit_code);
  }
}

TEST_CASE("run: generated files and links are there and cannot be written") {
  for (const Tier tier : tiers()) {
    if (tier == Tier::Confined) {
      continue;  // nothing can be made where there are no mounts
    }
    Spec spec = shell_spec("cat /etc/made/up; readlink /l; echo x > /etc/made/up");
    Root root = *usr_root();
    root.files = {{"/etc/made/up", "content\n"}};
    root.links.push_back({"/l", "target"});
    spec.root = std::make_shared<const Root>(std::move(root));
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.out == "content\ntarget\n");
    CHECK(report.exit_code != 0);
  }
}

TEST_CASE("run: only plain files of its own are collected") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec(
        "echo good > good; mkdir d; echo deep > d/e; ln -s good link; ln -s / dir; mkfifo fifo;"
        "echo h > h1; ln h1 h2; truncate -s 1T sparse; echo p > secret; chmod 000 secret;"
        "for i in 1 2 3; do echo $i > x$i.out; done; echo no > xx");
    spec.limits.file_size = Bytes::mib(2);
    spec.collect = {"good", "d/e",    "link",   "dir/etc/passwd", "fifo", "h1",
                    "d",    "sparse", "absent", "*.out",          "d/*"};
    const Report report = run(*executor_of(tier), spec);
    CHECK(file_named(report, "good").content == "good\n");
    CHECK(file_named(report, "d/e").content == "deep\n");
    CHECK(file_named(report, "x2.out").content == "2\n");
    for (const char* refused : {"link", "dir/etc/passwd", "fifo", "h1", "d", "absent"}) {
      INFO(refused << " in " << name(tier));
      CHECK_FALSE(file_named(report, refused).refused.empty());
      CHECK(file_named(report, refused).content.empty());
    }
  }
}

TEST_CASE("run: a file over its size limit is not collected") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("head -c 5000 /dev/zero > f; head -c 4000 /dev/zero > g");
    spec.collect = {"f", "g"};
    spec.limits.disk = Bytes::kib(8);
    spec.limits.disk.count = 8192 + 4096;
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::Ok);
    spec.limits.file_size = {4096};
    CHECK(run(*executor_of(tier), spec).signal.value_or(0) == 0);
  }
}

TEST_CASE(
    "run: a passed descriptor ends with the run, even in sockets in flight inside each other") {
  for (const Tier tier : tiers()) {
    std::array<int, 2> out{};
    REQUIRE(::pipe2(out.data(), O_CLOEXEC) == 0);
    Spec spec = shell_spec(
        "exec python3 -c 'import array, os, socket\n"
        "a, b = socket.socketpair()\n"
        "for to, what in (a, 5), (a, b.fileno()), (b, a.fileno()):\n"
        "    to.sendmsg([b\"x\"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array(\"i\", "
        "[what]))])\n"
        "os._exit(0)'");
    spec.passed = {{5, out[1]}};
    (void)run(*executor_of(tier), spec);
    ::close(out[1]);
    pollfd end{out[0], POLLIN, 0};
    CHECK(::poll(&end, 1, 5000) == 1);
    ::close(out[0]);
  }
}

TEST_CASE("run: passed descriptors replace the streams and arrive under their numbers") {
  for (const Tier tier : tiers()) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    REQUIRE(::pipe2(in.data(), O_CLOEXEC) == 0);
    REQUIRE(::pipe2(out.data(), O_CLOEXEC) == 0);
    REQUIRE(::write(in[1], "hello\n", 6) == 6);
    ::close(in[1]);
    Spec spec = shell_spec("cat; echo five >&5");
    spec.passed = {{0, in[0]}, {1, out[1]}, {5, out[1]}};
    const Report report = run(*executor_of(tier), spec);
    ::close(in[0]);
    ::close(out[1]);
    std::array<char, 64> text{};
    const ssize_t got = ::read(out[0], text.data(), text.size());
    ::close(out[0]);
    CHECK(std::string(text.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0))) ==
          "hello\nfive\n");
    CHECK(report.out.empty());
    CHECK(report.verdict == Verdict::Ok);
  }
}

TEST_CASE("run: output up to the bound is whole, one byte more is OutputLimit") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("head -c 100000 /dev/zero");
    spec.limits.output = {100'000};
    Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::Ok);
    CHECK(report.out.size() == 100'000);
    CHECK_FALSE(report.out_truncated);
    spec.limits.output = {99'999};
    report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::OutputLimit);
    CHECK(report.out.size() == 99'999);
    CHECK(report.out_truncated);
  }
}

TEST_CASE("run: memory over /dev/shm, /tmp and /box is bounded by the disk's limit") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("head -c 3000000 /dev/zero > /dev/shm/x; head -c 1 /dev/zero > /tmp/y");
    spec.limits.disk = Bytes::mib(1);
    CHECK(run(*executor_of(tier), spec).exit_code != 0);
  }
}

TEST_CASE("run: the peak of memory is that of the tree, to two parts in a hundred and a MiB") {
  if (executor_of(Tier::Full) == nullptr) {
    return;
  }
  const Report report = run(*executor_of(Tier::Full), program_spec("memory_below"));
  CHECK(report.usage.memory_exact);
  CHECK(report.usage.memory_peak > Bytes::mib(32));
  CHECK(report.usage.memory_peak < Bytes::mib(34));
}

TEST_CASE("run: files that take all of the memory are MemoryLimit, and the slot lives on") {
  if (executor_of(Tier::Full) == nullptr) {
    return;
  }
  Spec spec = program_spec("exit_0");
  spec.limits.memory = Bytes::mib(16);
  const Report before = run(*executor_of(Tier::Full), spec);
  CHECK(before.verdict == Verdict::Ok);
  spec.files.push_back({"large", blob_of(std::string(24 * 1024 * 1024, 'x')), false});
  CHECK(run(*executor_of(Tier::Full), spec).verdict == Verdict::MemoryLimit);
  spec.files.pop_back();
  CHECK(run(*executor_of(Tier::Full), spec).verdict == Verdict::Ok);
}

TEST_CASE("run: the disk's limit is that of the run, whatever the one before had") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("head -c 3000000 /dev/zero > x");
    for (const int mebibytes : {1, 4, 2, 8}) {
      spec.limits.disk = Bytes::mib(mebibytes);
      const Report report = run(*executor_of(tier), spec);
      INFO(mebibytes << " MiB: " << report.detail << report.err);
      CHECK((report.verdict == Verdict::Ok) == (mebibytes >= 4));
    }
  }
}

TEST_CASE("run: a run's peak does not tell of the run before") {
  if (executor_of(Tier::Full) == nullptr) {
    return;
  }
  (void)run(*executor_of(Tier::Full), program_spec("memory_below"));
  const Report report = run(*executor_of(Tier::Full), program_spec("exit_0"));
  CHECK(report.usage.memory_peak < Bytes::mib(4));
}

TEST_CASE("run: processor time is stopped at its limit, long before twice of it") {
  for (const Tier tier : tiers()) {
    Spec spec = program_spec("cpu_spin");
    spec.limits.cpu.value = milliseconds(400);
    spec.limits.wall.value = std::chrono::seconds(30);
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::TimeLimit);
    CHECK(report.usage.cpu.value > milliseconds(399));
    CHECK(report.usage.cpu.value < milliseconds(800));
  }
}

TEST_CASE("run: a sleeping program is idle and was not starved") {
  for (const Tier tier : tiers()) {
    Spec spec = program_spec("sleep_long");
    spec.limits.wall.value = milliseconds(1500);
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::IdleLimit);
    CHECK_FALSE(report.starved);
    CHECK(report.usage.wall.value < milliseconds(3000));
  }
}

namespace {

/// Processes outside of the box that spin, each in a session of its own: the scheduler's autogroup
/// (sched(7)) shares the processors out between sessions, and a box has one to itself.
class Spinners {
 public:
  explicit Spinners(unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      const pid_t pid = ::fork();
      if (pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::setsid();
        for (;;) {
          asm volatile("");  // a loop without effect may be assumed to end
        }
      }
      pids_.push_back(pid);
    }
  }
  ~Spinners() {
    for (const pid_t pid : pids_) {
      ::kill(pid, SIGKILL);
      ::waitpid(pid, nullptr, 0);
    }
  }
  Spinners(const Spinners&) = delete;
  Spinners& operator=(const Spinners&) = delete;

 private:
  std::vector<pid_t> pids_;
};

}  // namespace

TEST_CASE("run: a program that shares its processor with many others is starved, not idle") {
  for (const Tier tier : tiers()) {
    const Spinners others(8 * std::thread::hardware_concurrency());
    Spec spec = program_spec("cpu_spin");
    spec.limits.wall.value = milliseconds(600);
    spec.limits.cpu.value = std::chrono::seconds(60);
    spec.gives_way = true;  // else its share is guarded where there is a cpu controller
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::IdleLimit);
    CHECK(report.starved);
    CHECK(report.in_doubt);
  }
}

TEST_CASE("run: children that end before anybody looks are starved too, not idle") {
  for (const Tier tier : tiers()) {
    const Spinners others(8 * std::thread::hardware_concurrency());
    Spec spec = shell_spec("while :; do (i=0; while [ $i -lt 2000 ]; do i=$((i+1)); done); done");
    spec.limits.wall.value = milliseconds(1500);
    spec.limits.cpu.value = std::chrono::seconds(60);
    spec.gives_way = true;
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::IdleLimit);
    CHECK(report.starved);
  }
}

TEST_CASE("run: beside others a program may pass its CPU limit by the guard band, in doubt") {
  for (const Tier tier : tiers()) {
    const Spinners others(2 * std::thread::hardware_concurrency());
    Spec spec = program_spec("cpu_exactly");
    spec.argv.emplace_back("550");
    spec.limits.cpu.value = milliseconds(500);
    spec.limits.wall.value = std::chrono::minutes(4);
    spec.over_time = std::make_shared<std::atomic<bool>>(false);
    const Report over = run(*executor_of(tier), spec);
    CHECK(over.verdict == Verdict::TimeLimit);
    CHECK(over.exit_code == 0);
    CHECK(over.in_doubt);
    CHECK(spec.over_time->exchange(false));
    spec.argv.back() = "300";
    CHECK(run(*executor_of(tier), spec).verdict == Verdict::Ok);
    CHECK_FALSE(spec.over_time->load());
    spec.argv.back() = "800";
    const Report beyond = run(*executor_of(tier), spec);
    CHECK(beyond.verdict == Verdict::TimeLimit);
    CHECK_FALSE(beyond.exit_code);
    CHECK_FALSE(beyond.in_doubt);
  }
}

TEST_CASE("run: a program whose own threads take each other's time is idle, not starved") {
  for (const Tier tier : tiers()) {
    Spec spec = shell_spec("for i in 1 2 3 4 5 6 7 8; do (while :; do :; done) & done; wait");
    spec.limits.wall.value = milliseconds(400);
    spec.limits.cpu.value = std::chrono::seconds(60);
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::IdleLimit);
    const auto all = spec.limits.wall.value * std::thread::hardware_concurrency();
    // Otherwise somebody else had the processors meanwhile.
    const bool had_most = report.usage.cpu.value > all * 4 / 5;
    CHECK((!report.starved || !had_most));
  }
}

TEST_CASE("run: memory that a run left in flight does not count against the next") {
  for (const Tier tier : tiers()) {
    if (tier == Tier::Confined) {
      continue;  // nothing can be sent
    }
    for (int round = 0; round < 4; ++round) {
      Spec spec = program_spec("memory_in_flight");
      spec.limits.memory = Bytes::mib(100);
      spec.limits.disk = spec.limits.file_size = Bytes::mib(96);
      CHECK(run(*executor_of(tier), spec).verdict == Verdict::Ok);
      Spec next = program_spec("exit_0");
      next.limits.memory = Bytes::mib(16);
      const Report report = run(*executor_of(tier), next);
      CHECK(report.verdict == Verdict::Ok);
      CHECK(report.usage.memory_peak < Bytes::mib(16));
    }
  }
}

TEST_CASE("run: the main process's end is the end, whoever else holds the streams") {
  for (const Tier tier : tiers()) {
    const auto start = std::chrono::steady_clock::now();
    const Report report = run(*executor_of(tier), program_spec("daemon"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    CHECK(report.verdict == Verdict::Ok);
    CHECK(report.out == "main is done\n");
    CHECK(report.leftover_processes > 0);
  }
}

TEST_CASE("run: a crowd that is left behind is ended and counted whole") {
  for (const Tier tier : {Tier::Full, Tier::Rootless}) {
    if (executor_of(tier) == nullptr) {
      continue;
    }
    Spec spec = shell_spec("for i in $(seq 150); do sleep 60 & done; echo $!");
    spec.limits.processes = 200;
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.verdict == Verdict::Ok);
    CHECK(report.leftover_processes == 150);
    CHECK(run(*executor_of(tier), program_spec("exit_0")).verdict == Verdict::Ok);
  }
}

TEST_CASE("run: a crowd that renews itself while it is ended bit by bit is ended") {
  for (const Tier tier : {Tier::Full, Tier::Rootless}) {
    if (executor_of(tier) == nullptr) {
      continue;
    }
    // They wait for the end of the pipe that main holds, which is to say for its end.
    Spec spec = shell_spec(
        "mkfifo gate; exec 9<>gate; c() { sleep 0.01; c & };"
        "for i in $(seq 150); do { read end; c; } <gate 9>&- & done; echo made");
    spec.limits.processes = 1000;
    const Report report = run(*executor_of(tier), spec);
    CHECK(report.out == "made\n");
    CHECK(report.err.empty());
    CHECK(report.verdict == Verdict::Ok);
    CHECK(report.leftover_processes >= 150);
    CHECK(run(*executor_of(tier), program_spec("exit_0")).verdict == Verdict::Ok);
  }
}

TEST_CASE("run: every profile can be had in one slot, turn about") {
  for (const Tier tier : tiers()) {
    for (int round = 0; round < 2; ++round) {
      for (const Profile profile : {Profile::Native, Profile::Python, Profile::Jvm, Profile::Node,
                                    Profile::Go, Profile::Shell, Profile::Compiler}) {
        Spec spec = program_spec("exit_0");
        spec.profile = profile;
        INFO(name(profile));
        CHECK(run(*executor_of(tier), spec).verdict == Verdict::Ok);
      }
    }
  }
}

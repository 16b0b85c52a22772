// The peers are given what a box of ours gives: namespaces of their own but for users, /usr
// read-only, a fresh /proc, /dev and tmpfs on /box and /tmp, no environment. They set no control
// group and no filter of system calls by these command lines, so that what they do is less.

#include "tests/bench/sandbox_rows.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace assay::bench {
namespace {

using sandbox::Profile;
using sandbox::Root;
using sandbox::Spec;

std::string built(const char* name) { return std::string(PROGRAMS) + "/" + name; }

// --- programs ----------------------------------------------------------------------------------

Root usr_root() {
  Root root;
  root.paths = {{"/usr", ""}, {"/etc/alternatives", "", true}, {"/etc/ld.so.cache", "", true}};
  root.links = {{"/bin", "usr/bin"}, {"/lib", "usr/lib"}, {"/lib64", "usr/lib64"}};
  return root;
}

Program static_true() {
  Root root;
  root.paths = {{built("exit_0"), "/program"}};
  return {.name = "static true",
          .weight = 1,
          .throughput = true,
          .argv = {built("exit_0")},
          .spec = {.argv = {"/program"}, .root = std::make_shared<const Root>(root)}};
}

Program cpp_hello() {
  Root root = usr_root();
  root.paths.push_back({built("bench_hello"), "/program"});
  return {.name = "C++ hello",
          .weight = 2,
          .argv = {built("bench_hello")},
          .spec = {.argv = {"/program"}, .root = std::make_shared<const Root>(root)}};
}

std::optional<Program> python_cold() {
  const std::vector<std::string> argv{"/usr/bin/python3", "-c", "pass"};
  if (::access(argv[0].c_str(), X_OK) != 0) {
    return std::nullopt;
  }
  return Program{.name = "python3 -c pass",
                 .weight = 15,
                 .throughput = true,
                 .argv = argv,
                 .spec = {.argv = argv,
                          .env = {"PATH=/usr/bin"},
                          .root = std::make_shared<const Root>(usr_root()),
                          .profile = Profile::Python}};
}

// --- systems -----------------------------------------------------------------------------------

/// Whether `argv` ended with status 0, its output thrown away.
bool succeeds(std::vector<std::string> argv) {
  std::vector<char*> pointers;
  for (std::string& argument : argv) {
    pointers.push_back(argument.data());
  }
  pointers.push_back(nullptr);
  char* environment[] = {nullptr};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  for (const int fd : {1, 2}) {
    ::posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", 1, 0);
  }
  pid_t pid = 0;
  int status = -1;
  const bool done =
      ::posix_spawn(&pid, pointers[0], &actions, nullptr, pointers.data(), environment) == 0 &&
      ::wait4(pid, &status, 0, nullptr) == pid && status == 0;
  ::posix_spawn_file_actions_destroy(&actions);
  return done;
}

using CommandLine = std::vector<std::string> (*)(int worker);

std::vector<std::string> bare(int /*worker*/) { return {}; }

std::vector<std::string> bubblewrap(int /*worker*/) {
  return {"/usr/bin/bwrap", "--unshare-all", "--die-with-parent",
          "--clearenv",     "--ro-bind",     "/usr",
          "/usr",           "--ro-bind",     PROGRAMS,
          PROGRAMS,         "--symlink",     "usr/bin",
          "/bin",           "--symlink",     "usr/lib",
          "/lib",           "--symlink",     "usr/lib64",
          "/lib64",         "--proc",        "/proc",
          "--dev",          "/dev",          "--tmpfs",
          "/box",           "--tmpfs",       "/tmp",
          "--chdir",        "/box",          "--"};
}

std::vector<std::string> nsjail(int /*worker*/) {
  return {"/usr/bin/nsjail",
          "-Mo",
          "--really_quiet",
          "-R",
          "/usr",
          "-R",
          PROGRAMS,
          "-s",
          "usr/bin:/bin",
          "-s",
          "usr/lib:/lib",
          "-s",
          "usr/lib64:/lib64",
          "-T",
          "/box",
          "-T",
          "/tmp",
          "-D",
          "/box",
          "--"};
}

// A box that `isolate --init` made before; its folder is kept from run to run.
std::vector<std::string> isolate(int worker) {
  return {"/usr/bin/isolate",
          "--box-id=" + std::to_string(worker),
          "--silent",
          std::string("--dir=") + PROGRAMS,
          "--run",
          "--"};
}

std::vector<std::string> on_host(CommandLine prefix, const Program& program, int worker) {
  std::vector<std::string> argv = prefix(worker);
  argv.insert(argv.end(), program.argv.begin(), program.argv.end());
  return argv;
}

void add_if_it_works(std::vector<System>& systems, const std::string& name, CommandLine prefix) {
  if (!succeeds(on_host(prefix, static_true(), 0)) ||
      !succeeds(on_host(prefix, static_true(), 1))) {
    std::fprintf(stderr, "not measured, since it does not run here: %s\n", name.c_str());
    return;
  }
  systems.push_back({name, [name, prefix](const Program& program, int worker) {
                       if (!succeeds(on_host(prefix, program, worker))) {
                         give_up(name + " could not run " + program.name);
                       }
                     }});
}

}  // namespace

void give_up(const std::string& why) {
  std::fprintf(stderr, "bench_sandbox: %s\n", why.c_str());
  std::exit(1);
}

sandbox::Report run_in_box(sandbox::Executor& executor, const Spec& spec) {
  Result<sandbox::Report> report = executor.run(spec);
  if (!report || report->verdict != sandbox::Verdict::Ok) {
    give_up(report ? report->detail + report->err : report.error().message());
  }
  return std::move(*report);
}

double timed_run(sandbox::Executor& executor, const Spec& spec) {
  const auto start = std::chrono::steady_clock::now();
  run_in_box(executor, spec);
  const auto took = std::chrono::steady_clock::now() - start;
  return std::chrono::duration<double, std::milli>(took).count();
}

std::vector<Program> all_programs() {
  std::vector<Program> programs{static_true(), cpp_hello()};
  if (std::optional<Program> program = python_cold()) {
    programs.push_back(std::move(*program));
  }
  return programs;
}

Program thousand_leftovers() {
  Root root;
  root.paths = {{built("bench_leftovers"), "/program"}};
  Program program{.name = "1,000 leftovers", .argv = {}, .spec = {.argv = {"/program"}}};
  program.spec.root = std::make_shared<const Root>(root);
  program.spec.limits.processes = 1100;
  return program;
}

std::vector<System> all_systems(sandbox::Executor& executor) {
  std::vector<System> systems;
  add_if_it_works(systems, "bare spawn, exec, wait", bare);
  add_if_it_works(systems, "bubblewrap", bubblewrap);
  add_if_it_works(systems, "nsjail", nsjail);
  add_if_it_works(systems, "isolate", isolate);
  systems.push_back(
      {"Assay, tier " + std::string(name(executor.tier())),
       [&executor](const Program& program, int) { timed_run(executor, program.spec); }});
  return systems;
}

}  // namespace assay::bench

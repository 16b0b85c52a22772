#pragma once

// What the kernel tests of the sandbox share: executors of the tiers that this host gives, and
// specs that run the programs of tests/programs.

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sandbox/sandbox.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"

namespace assay::test {

inline std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline sandbox::Blob blob_of(const std::string& bytes) {
  Result<sandbox::Blob> blob = sandbox::Blob::from(bytes);
  REQUIRE(blob);
  return *blob;
}

/// A root with nothing in it, for static programs.
inline std::shared_ptr<const sandbox::Root> empty_root() {
  static const auto root = std::make_shared<const sandbox::Root>();
  return root;
}

/// A root with the host's /usr: shells and interpreters.
inline std::shared_ptr<const sandbox::Root> usr_root() {
  static const auto root = [] {
    sandbox::Root made;
    made.paths = {{"/usr", ""}, {"/etc/alternatives", "", true}, {"/etc/ld.so.cache", "", true}};
    made.links = {{"/bin", "usr/bin"}, {"/lib", "usr/lib"}, {"/lib64", "usr/lib64"}};
    return std::make_shared<const sandbox::Root>(std::move(made));
  }();
  return root;
}

/// One executor with one slot of `tier`, kept for the whole test program; null where the host does
/// not give that tier, or ASSAY_TIERS (names of tiers) is set and does not have it.
inline sandbox::Executor* executor_of(sandbox::Tier tier) {
  static std::map<sandbox::Tier, std::unique_ptr<sandbox::Executor>> executors;
  const auto found = executors.find(tier);
  if (found != executors.end()) {
    return found->second.get();
  }
  const char* const wanted = std::getenv("ASSAY_TIERS");
  if (wanted != nullptr && std::string(wanted).find(name(tier)) == std::string::npos) {
    return nullptr;
  }
  sandbox::ExecutorOptions options{.slots = 1, .force = tier};
  if (const char* const abi = std::getenv("ASSAY_LANDLOCK_ABI")) {
    options.landlock_abi = std::stoi(abi);
  }
  Result<std::unique_ptr<sandbox::Executor>> started = sandbox::start_executor(options);
  if (!started) {
    skip(std::string(sandbox::name(tier)) + ": " + started.error().message());
  }
  return (executors[tier] = started ? std::move(*started) : nullptr).get();
}

/// The tiers that executor_of() gives.
inline std::vector<sandbox::Tier> tiers() {
  std::vector<sandbox::Tier> list;
  for (const sandbox::Tier tier :
       {sandbox::Tier::Full, sandbox::Tier::Rootless, sandbox::Tier::Confined}) {
    if (executor_of(tier) != nullptr) {
      list.push_back(tier);
    }
  }
  return list;
}

/// The executable that holds all programs of tests/programs.
inline const sandbox::Blob& all_programs() {
  static const sandbox::Blob blob = blob_of(read_whole(binary_dir() + "/programs/attacks"));
  REQUIRE(blob.size() > 0);
  return blob;
}

/// Time for what is not tested for its time, on an emulated processor too.
inline sandbox::Spec patient_spec() {
  sandbox::Spec spec;
  spec.limits.cpu.value = spec.limits.wall.value = std::chrono::seconds(20);
  return spec;
}

/// A program of tests/programs as /box/<name>.
inline sandbox::Spec program_spec(const std::string& name) {
  sandbox::Spec spec = patient_spec();
  spec.argv = {"/box/" + name};
  spec.root = empty_root();
  spec.files = {{name, all_programs(), true}};
  return spec;
}

/// A shell script.
inline sandbox::Spec shell_spec(const std::string& script) {
  sandbox::Spec spec = patient_spec();
  spec.argv = {"/bin/sh", "-c", script};
  spec.env = {"PATH=/usr/bin:/bin"};
  spec.root = usr_root();
  spec.profile = sandbox::Profile::Shell;
  return spec;
}

/// Runs it; an Error of ours fails the test.
inline sandbox::Report run(sandbox::Executor& executor, const sandbox::Spec& spec) {
  Result<sandbox::Report> report = executor.run(spec);
  if (!report) {
    FAIL(report.error().message());
  }
  return std::move(*report);
}

}  // namespace assay::test

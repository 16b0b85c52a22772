#pragma once

// What the tests of warm interpreters share: a Python run, cold or warm.

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/kernel/sandbox_support.h"

namespace assay::test {

using namespace assay::sandbox;  // NOLINT: tests

inline constexpr std::string_view kInput =
    "first line\nsecond: 1 2 3\nthird\n\nfourth \xc3\xa9\nlast without end";

/// The tiers that have warm interpreters; confined has no namespaces that a clone could be put
/// into.
inline std::vector<Tier> warm_tiers() {
  std::vector<Tier> list = tiers();
  std::erase(list, Tier::Confined);
  return list;
}

inline std::shared_ptr<const Warm> standard_warm() {
  static const auto warm = std::make_shared<const Warm>(
      Warm{{"collections", "heapq", "itertools", "functools", "bisect", "re", "string", "random",
            "json", "math", "typing", "datetime", "decimal", "fractions", "operator", "copy", "io"},
           {}});
  return warm;
}

inline Spec python_spec(const std::string& code) {
  Spec spec;
  spec.argv = {"/usr/bin/python3", "main.py"};
  spec.env = {"LC_ALL=C.UTF-8", "PYTHONDONTWRITEBYTECODE=1", "PYTHONHASHSEED=0"};
  spec.root = usr_root();
  spec.profile = Profile::Python;
  spec.files = {{"main.py", blob_of(code)}};
  spec.input = blob_of(std::string(kInput));
  spec.limits.memory = Bytes::mib(128);
  spec.limits.cpu = CpuTime{std::chrono::seconds(10)};
  spec.limits.wall = WallTime{std::chrono::seconds(60)};
  return spec;
}

inline Spec warm_spec(const std::string& code) {
  Spec spec = python_spec(code);
  spec.warm = standard_warm();
  return spec;
}

/// Runs `spec` until it is a clone that answers.
inline Report run_warm(Executor& executor, const Spec& spec) {
  for (int attempt = 0; attempt < 500; ++attempt) {
    Report report = run(executor, spec);
    if (report.warm) {
      return report;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  FAIL("no warm interpreter within 500 runs");
  return {};
}

inline void wait_until_warm(Executor& executor) { run_warm(executor, warm_spec("pass")); }

}  // namespace assay::test

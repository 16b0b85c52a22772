// From a problem's limits and a language's factors to what a box enforces.

#include <chrono>

#include "grader/core/limits.h"
#include "tests/support/catch.h"

namespace assay::grader {
namespace {

using namespace std::chrono_literals;

LimitOverrides wishes(void (*fill)(LimitOverrides&)) {
  LimitOverrides wanted;
  fill(wanted);
  return wanted;
}

CpuTime cpu(std::chrono::nanoseconds value) { return CpuTime{value}; }

TEST_CASE("limits: without wishes the language's own defaults hold, wall is 3 x cpu + 2 s") {
  Language language;
  language.run.limits.cpu = cpu(4s);
  const sandbox::Limits limits = run_limits(language, {});
  CHECK(limits.cpu == cpu(4s));
  CHECK(limits.wall == WallTime{14s});
  CHECK(limits.memory == language.run.limits.memory);
}

TEST_CASE("limits: a problem's limits are scaled by the language's factors") {
  Language language;
  language.cpu_factor = 1.5;
  language.cpu_extra = cpu(200ms);
  language.memory_extra = Bytes::mib(128);
  language.processes_extra = 40;
  const sandbox::Limits limits = run_limits(language, wishes([](LimitOverrides& w) {
                                              w.cpu = cpu(2s);
                                              w.memory = Bytes::mib(256);
                                              w.processes = 1;
                                            }));
  CHECK(limits.cpu == cpu(3200ms));
  CHECK(limits.wall == WallTime{11600ms});
  CHECK(limits.memory == Bytes::mib(384));
  CHECK(limits.processes == 41);
}

TEST_CASE("limits: a wall limit that the problem names is kept") {
  CHECK(run_limits(Language{}, wishes([](LimitOverrides& w) {
                     w.cpu = cpu(1s);
                     w.wall = WallTime{700ms};
                   }))
            .wall == WallTime{700ms});
}

TEST_CASE("limits: more than the maximum is clipped to it, the maximum itself is kept") {
  const LimitOverrides most{.cpu = kMaxCpu,
                            .wall = kMaxWall,
                            .memory = kMaxMemory,
                            .processes = kMaxProcesses,
                            .output = kMaxOutput,
                            .file_size = kMaxFileSize,
                            .disk = kMaxDisk};
  const LimitOverrides more{.cpu = CpuTime{kMaxCpu.value + 1ns},
                            .wall = WallTime{kMaxWall.value + 1ns},
                            .memory = kMaxMemory + Bytes{1},
                            .processes = kMaxProcesses + 1,
                            .output = kMaxOutput + Bytes{1},
                            .file_size = kMaxFileSize + Bytes{1},
                            .disk = kMaxDisk + Bytes{1}};
  for (const LimitOverrides& wanted : {most, more}) {
    const sandbox::Limits limits = run_limits(Language{}, wanted);
    CHECK(limits.cpu == kMaxCpu);
    CHECK(limits.wall == kMaxWall);
    CHECK(limits.memory == kMaxMemory);
    CHECK(limits.processes == kMaxProcesses);
    CHECK(limits.output == kMaxOutput);
    CHECK(limits.file_size == kMaxFileSize);
    CHECK(limits.disk == kMaxDisk);
  }
}

TEST_CASE("limits: a huge CPU limit times a factor neither overflows nor passes the maximum") {
  Language language;
  language.cpu_factor = 1e9;
  const sandbox::Limits limits = run_limits(language, wishes([](LimitOverrides& w) {
                                              w.cpu = CpuTime{std::chrono::nanoseconds::max()};
                                            }));
  CHECK(limits.cpu == kMaxCpu);
  CHECK(limits.wall <= kMaxWall);
}

TEST_CASE("limits: zero and negative limits become the smallest, never unlimited") {
  const sandbox::Limits limits = run_limits(Language{}, wishes([](LimitOverrides& w) {
                                              w.cpu = cpu(0s);
                                              w.wall = WallTime{-5s};
                                              w.memory = Bytes{0};
                                              w.processes = 0;
                                              w.output = Bytes{-1};
                                              w.disk = Bytes{0};
                                            }));
  CHECK(limits.cpu == kMinCpu);
  CHECK(limits.wall == kMinWall);
  CHECK(limits.memory == kMinMemory);
  CHECK(limits.processes == 1);
  CHECK(limits.output == Bytes{0});
  CHECK(limits.disk == Bytes::kib(64));
}

TEST_CASE("limits: the stack is not larger than the memory") {
  CHECK(
      run_limits(Language{}, wishes([](LimitOverrides& w) { w.memory = Bytes::mib(16); })).stack ==
      Bytes::mib(16));
}

}  // namespace
}  // namespace assay::grader

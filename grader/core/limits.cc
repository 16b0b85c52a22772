// From what a problem asks to what a box enforces. Time factors are the language's (a JVM starts
// slower than a static program), so that a problem states its limits once for all languages.

#include "grader/core/limits.h"

#include <algorithm>
#include <cmath>

namespace assay::grader {
namespace {

CpuTime scaled(CpuTime cpu, double factor) {
  const double nanoseconds = static_cast<double>(cpu.value.count()) * factor;
  const double most = static_cast<double>(kMaxCpu.value.count());
  return CpuTime{std::chrono::nanoseconds(std::llround(std::clamp(nanoseconds, 0.0, most)))};
}

sandbox::Limits clipped(sandbox::Limits limits) {
  limits.cpu = std::clamp(limits.cpu, kMinCpu, kMaxCpu);
  limits.wall = std::clamp(limits.wall, kMinWall, kMaxWall);
  limits.memory = std::clamp(limits.memory, kMinMemory, kMaxMemory);
  limits.processes = std::clamp(limits.processes, 1, kMaxProcesses);
  limits.output = std::clamp(limits.output, Bytes{0}, kMaxOutput);
  limits.file_size = std::clamp(limits.file_size, Bytes{0}, kMaxFileSize);
  limits.disk = std::clamp(limits.disk, Bytes::kib(64), kMaxDisk);
  limits.stack = std::min(limits.stack, limits.memory);
  return limits;
}

}  // namespace

WallTime default_wall(CpuTime cpu) { return WallTime{3 * cpu.value + std::chrono::seconds(2)}; }

sandbox::Limits run_limits(const Language& language, const LimitOverrides& wanted) {
  sandbox::Limits limits = language.run.limits;
  const CpuTime asked = std::min(wanted.cpu.value_or(limits.cpu), kMaxCpu);
  limits.cpu = scaled(asked, language.cpu_factor) + language.cpu_extra;
  limits.wall = wanted.wall.value_or(default_wall(limits.cpu));
  limits.memory =
      std::min(wanted.memory.value_or(limits.memory), kMaxMemory) + language.memory_extra;
  limits.processes = std::min(wanted.processes.value_or(limits.processes), kMaxProcesses) +
                     language.processes_extra;
  limits.output = wanted.output.value_or(limits.output);
  limits.file_size = wanted.file_size.value_or(limits.file_size);
  limits.disk = wanted.disk.value_or(limits.disk);
  return clipped(limits);
}

sandbox::Limits compile_limits(const Language::Step& step) { return clipped(step.limits); }

}  // namespace assay::grader

#pragma once

#include "grader/core/languages.h"
#include "grader/grader.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

// What a request may ask for at most; more is clipped to it, silently, since a larger limit never
// turns a right answer into a wrong one. An operator's memory and patience end somewhere.
inline constexpr CpuTime kMaxCpu{std::chrono::minutes(10)};
inline constexpr WallTime kMaxWall{std::chrono::minutes(35)};
inline constexpr Bytes kMaxMemory = Bytes::mib(32'768);
inline constexpr int kMaxProcesses = 4096;
inline constexpr Bytes kMaxOutput = Bytes::mib(256);
inline constexpr Bytes kMaxFileSize = Bytes::mib(1024);
inline constexpr Bytes kMaxDisk = Bytes::mib(4096);
// And at least: below these not even an interpreter starts, and zero would mean "no limit" to some
// kernel interfaces.
inline constexpr CpuTime kMinCpu{std::chrono::milliseconds(10)};
inline constexpr WallTime kMinWall{std::chrono::milliseconds(50)};
inline constexpr Bytes kMinMemory = Bytes::mib(1);

/// The wall-clock back-stop that belongs to a CPU limit: 3 x cpu + 2 s.
WallTime default_wall(CpuTime cpu);

/// The limits of a run: the problem's (or the language's defaults), scaled by the language's
/// factors, clipped. A wall limit that the problem names is kept but for the clipping.
sandbox::Limits run_limits(const Language& language, const LimitOverrides& wanted);

/// The limits of a compile step: the language's own; a problem has no say in them.
sandbox::Limits compile_limits(const Language::Step& step);

}  // namespace assay::grader

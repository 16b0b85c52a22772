#pragma once

// Units are types, so that a CPU limit cannot be handed to a wall-clock timer and MiB cannot be
// taken for bytes. Doubles of seconds and counts of MiB exist only in the protocol.

#include <chrono>
#include <compare>
#include <cstdint>

namespace assay {

/// A number of bytes. May be negative only as the result of a subtraction.
struct Bytes {
  std::int64_t count = 0;

  static constexpr Bytes kib(std::int64_t n) { return {n * 1024}; }
  static constexpr Bytes mib(std::int64_t n) { return {n * 1024 * 1024}; }
  friend constexpr auto operator<=>(Bytes, Bytes) = default;
  friend constexpr Bytes operator+(Bytes a, Bytes b) { return {a.count + b.count}; }
  friend constexpr Bytes operator-(Bytes a, Bytes b) { return {a.count - b.count}; }
};

/// Processor time (user + system) of a process tree.
struct CpuTime {
  std::chrono::nanoseconds value{0};

  friend constexpr auto operator<=>(CpuTime, CpuTime) = default;
  friend constexpr CpuTime operator+(CpuTime a, CpuTime b) { return {a.value + b.value}; }
  friend constexpr CpuTime operator-(CpuTime a, CpuTime b) { return {a.value - b.value}; }
};

/// Elapsed time by the monotonic clock.
struct WallTime {
  std::chrono::nanoseconds value{0};

  friend constexpr auto operator<=>(WallTime, WallTime) = default;
  friend constexpr WallTime operator+(WallTime a, WallTime b) { return {a.value + b.value}; }
  friend constexpr WallTime operator-(WallTime a, WallTime b) { return {a.value - b.value}; }
};

}  // namespace assay

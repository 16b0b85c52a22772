#pragma once

// What the server has done so far: counters and latencies, for op `stats` and later for /metrics.

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "grader/server/request.h"

namespace assay::grader {

/// Durations in buckets whose edges grow by 2^(1/4): a quantile is exact to 19 %. Thread
/// compatible.
class LatencyHistogram {
 public:
  void add(std::chrono::nanoseconds latency);
  std::uint64_t count() const { return count_; }
  /// The upper edge of the bucket that holds the quantile, at most the maximum; 0 if empty.
  double quantile_ms(double q) const;
  /// {"count", "mean_ms", "p50_ms", "p90_ms", "p99_ms", "max_ms"}.
  nlohmann::json to_json() const;

 private:
  static constexpr std::size_t kBuckets = 160;  // 1 us to 2^40 us, 12 days.
  std::array<std::uint64_t, kBuckets> buckets_{};
  std::uint64_t count_ = 0;
  std::chrono::nanoseconds sum_{0};
  std::chrono::nanoseconds max_{0};
};

/// Thread safe.
class Statistics {
 public:
  struct Times {
    std::chrono::nanoseconds queued{0};
    std::chrono::nanoseconds total{0};  ///< From reading the request to its answer.
  };
  /// An answer was made. `body` is read for status, verdict and error code.
  void answered(Op op, const nlohmann::json& body, const Times& times);
  /// A line that was no request was answered.
  void malformed(std::string_view error_code);
  /// Everything since the start.
  nlohmann::json snapshot() const;

 private:
  using Counters = std::map<std::string, std::uint64_t, std::less<>>;
  struct PerOp {
    std::uint64_t answers = 0;
    LatencyHistogram latency;
  };
  mutable std::mutex mutex_;
  std::array<PerOp, kAllOps.size()> ops_;
  std::uint64_t malformed_ = 0;
  Counters verdicts_;
  Counters errors_;
  LatencyHistogram queue_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace assay::grader

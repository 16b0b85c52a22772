#include "grader/server/statistics.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "grader/core/codec_parts.h"

namespace assay::grader {
namespace {

using nlohmann::json;

constexpr double kBucketsPerOctave = 4;
constexpr double kMicrosecondsPerMillisecond = 1e3;

const std::string* text_member(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : found->get_ptr<const json::string_t*>();
}

}  // namespace

void LatencyHistogram::add(std::chrono::nanoseconds latency) {
  const double microseconds = std::max(1.0, static_cast<double>(latency.count()) / 1e3);
  const auto bucket = static_cast<std::size_t>(std::log2(microseconds) * kBucketsPerOctave);
  ++buckets_[std::min(bucket, kBuckets - 1)];
  ++count_;
  sum_ += latency;
  max_ = std::max(max_, latency);
}

double LatencyHistogram::quantile_ms(double q) const {
  if (count_ == 0) {
    return 0;
  }
  const double rank = q * static_cast<double>(count_);
  std::uint64_t below = 0;
  std::size_t bucket = 0;
  for (; bucket + 1 < kBuckets; ++bucket) {
    below += buckets_[bucket];
    if (static_cast<double>(below) >= rank) {
      break;
    }
  }
  const double edge = std::exp2(static_cast<double>(bucket + 1) / kBucketsPerOctave);
  const double rounded = std::round(edge) / kMicrosecondsPerMillisecond;
  return std::min(rounded, milliseconds(max_));
}

json LatencyHistogram::to_json() const {
  json object = json::object();
  object["count"] = count_;
  object["mean_ms"] =
      count_ == 0 ? 0.0 : milliseconds(sum_ / static_cast<std::chrono::nanoseconds::rep>(count_));
  object["p50_ms"] = quantile_ms(0.5);
  object["p90_ms"] = quantile_ms(0.9);
  object["p99_ms"] = quantile_ms(0.99);
  object["max_ms"] = milliseconds(max_);
  return object;
}

void Statistics::answered(Op op, const json& body, const Times& times) {
  const std::lock_guard lock(mutex_);
  PerOp& mine = ops_[static_cast<std::size_t>(op)];
  ++mine.answers;
  mine.latency.add(times.total);
  queue_.add(times.queued);
  if (const std::string* verdict = text_member(body, "verdict")) {
    ++verdicts_[*verdict];
  }
  if (const auto error = body.find("error"); error != body.end() && error->is_object()) {
    if (const std::string* code = text_member(*error, "code")) {
      ++errors_[*code];
    }
  }
}

void Statistics::malformed(std::string_view error_code) {
  const std::lock_guard lock(mutex_);
  ++malformed_;
  ++errors_[std::string(error_code)];
}

json Statistics::snapshot() const {
  const std::lock_guard lock(mutex_);
  json object = json::object();
  json answers = json::object();
  json latency = json::object();
  for (const Op op : kAllOps) {
    const PerOp& each = ops_[static_cast<std::size_t>(op)];
    answers[std::string(name(op))] = each.answers;
    if (each.answers > 0) {
      latency[std::string(name(op))] = each.latency.to_json();
    }
  }
  object["answers"] = std::move(answers);
  object["latency"] = std::move(latency);
  object["malformed"] = malformed_;
  object["verdicts"] = verdicts_;
  object["errors"] = errors_;
  object["queue"] = queue_.to_json();
  object["uptime_s"] =
      milliseconds(std::chrono::steady_clock::now() - started_) / kMicrosecondsPerMillisecond;
  return object;
}

}  // namespace assay::grader

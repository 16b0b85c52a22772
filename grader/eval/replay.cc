// Workers take records from one reader under a lock, answer outside of it, and tell under another.

#include "grader/eval/replay.h"

#include <atomic>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/threads.h"
#include "grader/eval/difference.h"

namespace assay::grader {
namespace {

using nlohmann::json;

bool is_error(const json& answer) {
  const auto status = answer.find("status");
  return status == answer.end() || *status == "error";
}

class Replay {
 public:
  Replay(RecordReader& records, const Answerer& answer, const ReplayOptions& options)
      : records_(records), answer_(answer), options_(options) {}

  Result<ReplaySummary> run(const std::stop_token& stop) {
    Result<void> worked = work_in_threads(options_.workers, [&] { work(stop); });
    if (!worked) {
      return failure(std::move(worked).error());
    }
    if (broken_) {
      return failure(*std::move(broken_));
    }
    summary_.interrupted = stop.stop_requested();
    return summary_;
  }

 private:
  void work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      const std::optional<Record> record = take();
      if (!record) {
        return;
      }
      if (is_error(*record->answer)) {
        const std::lock_guard lock(told_);
        ++summary_.skipped;
        continue;
      }
      const Result<json> now = answer_(record->request, stop);
      if (!now && stop.stop_requested()) {
        return;
      }
      tell(*record, now);
    }
  }

  std::optional<Record> take() {
    const std::lock_guard lock(taking_);
    if (ended_) {
      return std::nullopt;
    }
    Result<std::optional<Record>> record = records_.next();
    ended_ = !record || !*record;
    if (!record) {
      broken_ = std::move(record).error();
      return std::nullopt;
    }
    return *std::move(record);
  }

  void tell(const Record& record, const Result<json>& now) {
    const std::lock_guard lock(told_);
    if (!now) {
      ++summary_.failed;
      if (options_.on_failure) {
        options_.on_failure(record.name, now.error());
      }
      return;
    }
    Difference difference{record.name, differences(*record.answer, *now), {}};
    if (difference.what.empty()) {
      ++summary_.same;
      return;
    }
    ++summary_.different;
    if (options_.on_difference) {
      difference.conditions = changed_conditions(*record.answer, *now);
      options_.on_difference(difference);
    }
  }

  RecordReader& records_;
  const Answerer& answer_;
  const ReplayOptions& options_;

  std::mutex taking_;  ///< Guards records_, ended_ and broken_.
  bool ended_ = false;
  std::optional<Error> broken_;

  std::mutex told_;  ///< Guards summary_ and the callbacks.
  ReplaySummary summary_;
};

}  // namespace

Result<ReplaySummary> replay(RecordReader& records, const Answerer& answer,
                             const ReplayOptions& options, const std::stop_token& stop) {
  return Replay(records, answer, options).run(stop);
}

}  // namespace assay::grader

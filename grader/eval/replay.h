#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "grader/eval/record.h"

namespace assay::grader {

/// A record whose request was answered otherwise this time.
struct Difference {
  std::string name;
  std::vector<std::string> what;        ///< As differences() says. Never empty.
  std::vector<std::string> conditions;  ///< As changed_conditions() says.
};

struct ReplaySummary {
  std::int64_t same = 0;
  std::int64_t different = 0;
  std::int64_t failed = 0;   ///< Could not be answered this time: an error of ours, no difference.
  std::int64_t skipped = 0;  ///< The record is an error itself: there is nothing to compare with.
  bool interrupted = false;
};

/// Answers the request of a record again. Called by several threads at once.
using Answerer =
    std::function<Result<nlohmann::json>(const Request& request, const std::stop_token& stop)>;

struct ReplayOptions {
  int workers = 1;
  /// Neither is called from two threads at once.
  std::function<void(const Difference&)> on_difference;
  std::function<void(const std::string& name, const Error& error)> on_failure;
};

/// Answers every record again and compares. A request that is at fault (and was then) differs only
/// if the answer does. Errors: those of the records' file; what was replayed before has been told.
Result<ReplaySummary> replay(RecordReader& records, const Answerer& answer,
                             const ReplayOptions& options, const std::stop_token& stop);

}  // namespace assay::grader

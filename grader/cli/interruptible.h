#pragma once

// Commands that take long and end in order when they are told to.

#include <stop_token>
#include <type_traits>
#include <utility>

#include "base/result.h"
#include "grader/server/stop_signals.h"

namespace assay::cli {

/// `work(token)`, of which SIGINT and SIGTERM request the end. `work` returns a Result; errors are
/// its own, and Io if the signals cannot be had.
template <typename Work>
std::invoke_result_t<Work, std::stop_token> interruptible(Work&& work) {
  std::stop_source stop;
  auto signals = grader::StopSignals::install([&stop](int) { stop.request_stop(); });
  if (!signals) {
    return failure(std::move(signals).error());
  }
  return std::forward<Work>(work)(stop.get_token());
}

}  // namespace assay::cli

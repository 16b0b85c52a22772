#pragma once

// SIGTERM and SIGINT as a callback in an ordinary thread.

#include <signal.h>

#include <array>
#include <functional>
#include <memory>
#include <thread>

#include "base/result.h"
#include "base/unique_fd.h"

namespace assay::grader {

/// While it lives, SIGTERM and SIGINT end nothing by themselves: each calls `on_signal` with how
/// many have come so far, from a thread of its own. One object at a time in a process. A handler
/// rather than signalfd(2), which would need the signals blocked in every thread, also those of
/// others.
class StopSignals {
 public:
  /// Errors: Io (no descriptors), Internal (there is one already).
  static Result<std::unique_ptr<StopSignals>> install(std::function<void(int)> on_signal);
  /// Restores the actions that were there before.
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

 private:
  static constexpr std::array kSignals = {SIGTERM, SIGINT};

  StopSignals(UniqueFd signalled, UniqueFd quit, std::function<void(int)> on_signal);
  void watch();

  UniqueFd signalled_;  // An eventfd that the handler adds to.
  UniqueFd quit_;       // An eventfd that ends the thread.
  std::function<void(int)> on_signal_;
  std::array<struct sigaction, kSignals.size()> before_{};
  std::thread thread_;
};

}  // namespace assay::grader

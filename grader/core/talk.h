#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "base/result.h"
#include "base/unique_fd.h"
#include "grader/core/run_gate.h"
#include "sandbox/sandbox.h"

namespace assay::grader {

/// A run that is asked something while it goes on: a line there, a line back, over a socket that
/// the program has as descriptor `kFd`. What comes back is the submission's word. Made by
/// Runner::talk(); thread compatible. Destroyed before end(): the run is cancelled.
class Talk {
 public:
  static constexpr int kFd = 3;

  /// Errors: Io. `place` is kept until the run has ended.
  static Result<std::unique_ptr<Talk>> start(sandbox::Executor& executor, sandbox::Spec spec,
                                             RunGate::Places place, const std::stop_token& stop);
  Talk(const Talk&) = delete;
  Talk& operator=(const Talk&) = delete;
  ~Talk();

  /// What came back, a newline at its end. Without one the program ended, or hung up, before its
  /// line did, or the line is longer than Limits::output. Blocks for as long as the run's limits
  /// let.
  std::string ask(std::string_view line);

  /// Whether the run was seen, by now, to have used more processor time than it may.
  bool is_over_time() const { return spec_.over_time->load(); }

  /// Asks no more, and waits for the run's end. Errors: those of Executor::run().
  Result<sandbox::Report> end();
  /// Whether more came back than was asked for; after end().
  bool said_more() const { return !unread_.empty(); }

 private:
  Talk(sandbox::Spec spec, RunGate::Places place)
      : spec_(std::move(spec)), place_(std::move(place)) {}
  void run(sandbox::Executor& executor) noexcept;
  bool read_some();

  sandbox::Spec spec_;
  RunGate::Places place_;
  UniqueFd ours_;
  UniqueFd theirs_;  ///< The thread's, from start() on.
  std::string unread_;
  std::stop_source stop_;
  std::optional<std::stop_callback<std::function<void()>>> forward_;
  Result<sandbox::Report> report_ = failure(ErrorCode::Cancelled, "it has not run");
  std::thread thread_;
};

}  // namespace assay::grader

#pragma once

// Requests that wait for a worker. Two lanes, so that what needs no box (comparing answers takes
// microseconds) does not stand behind what does; one bound over both, because what fills memory is
// what was read. When it is full the reader waits, and so, through the pipe, does the client.

#include <array>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "grader/server/request.h"

namespace assay::grader {

enum class Lane {
  Box,    ///< Runs programs: as many workers as slots.
  Light,  ///< Computes: comparisons, worked answers, descriptions.
};
inline constexpr std::size_t kLanes = 2;

/// A request under way. Owned jointly by the queue or a worker and by the list of what is in
/// flight.
struct PendingRequest {
  using Clock = std::chrono::steady_clock;

  Request request;
  Lane lane = Lane::Box;
  std::string text;       ///< The request's, if it is to be recorded.
  std::size_t bytes = 0;  ///< Of the request's text: what it weighs in the queue.
  Clock::time_point received;
  Clock::time_point started;
  std::stop_source stop;
  std::function<void(std::string)> done;  ///< Called exactly once, with the answer's line.
};
using PendingPtr = std::shared_ptr<PendingRequest>;

/// Bounded, thread safe. First in, first out within a lane.
class WorkQueue {
 public:
  /// At most `capacity` jobs of at most `capacity_bytes` in all; a single job is always let in.
  WorkQueue(std::size_t capacity, std::size_t capacity_bytes)
      : capacity_(capacity), capacity_bytes_(capacity_bytes) {}

  /// Blocks while the queue is full. False: it is closed, the job was not taken.
  bool push(PendingPtr job);
  /// Blocks while the lane is empty. Null: closed and empty.
  PendingPtr pop(Lane lane);
  /// Takes `job` out if it still waits; whoever takes a job out answers it.
  bool remove(const PendingPtr& job);
  /// Takes out all that wait.
  std::vector<PendingPtr> clear();
  /// push fails from now on, also one that waits; what is in the queue can still be popped.
  void close();
  std::size_t size() const;

 private:
  bool has_room(const PendingRequest& job) const;
  void took(const PendingRequest& job);

  const std::size_t capacity_;
  const std::size_t capacity_bytes_;
  mutable std::mutex mutex_;
  std::condition_variable room_;
  std::array<std::condition_variable, kLanes> work_;
  std::array<std::deque<PendingPtr>, kLanes> lanes_;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

}  // namespace assay::grader

#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>

namespace assay::grader {

/// Admission control: at most `capacity` boxes of one grader are in use at a time, whoever asks.
/// A run takes one place, a pair of boxes one or two *at once* (two pairs that each hold one and
/// wait for a second would never end), and a run that must be alone takes all.
///
/// Served in the order of arrival, so that one that needs many places is not overtaken for ever.
/// Thread safe.
class RunGate {
 public:
  explicit RunGate(int capacity);
  RunGate(const RunGate&) = delete;
  RunGate& operator=(const RunGate&) = delete;

  /// Places that are given back when it is destroyed. Move-only.
  class Places {
   public:
    Places(Places&& other) noexcept;
    Places& operator=(Places&&) = delete;
    ~Places();

   private:
    friend class RunGate;
    Places(RunGate* gate, int count) : gate_(gate), count_(count) {}
    RunGate* gate_;
    int count_;
  };

  /// Blocks until `count` places are free (1..capacity). Nothing if `stop` was requested first.
  std::optional<Places> enter(int count, const std::stop_token& stop);
  int capacity() const { return capacity_; }

 private:
  void leave(int count);

  const int capacity_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  int free_;
  std::uint64_t next_ticket_ = 0;
  std::uint64_t serving_ = 0;  ///< The ticket at the head of the queue.
};

}  // namespace assay::grader

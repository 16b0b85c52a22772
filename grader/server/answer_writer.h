#pragma once

// Writes answers to one descriptor from a thread of its own, in order of completion or of the
// requests. What waits to be written is bounded: a client that does not read stops the workers, and
// through them the reader, instead of filling memory.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace assay::grader {

struct AnswerWriterOptions {
  bool ordered = false;
  std::size_t max_pending_bytes = std::size_t{64} << 20;  ///< One answer may go over it.
  std::size_t max_outstanding = 2048;  ///< Places taken whose answer is not written.
  /// Called once, from the writing thread, when the descriptor cannot be written to any more.
  std::function<void()> on_broken = {};
};

/// Thread safe.
class AnswerWriter {
 public:
  /// The descriptor is borrowed; blocking or not. Throws what std::thread throws.
  AnswerWriter(int fd, AnswerWriterOptions options);
  /// finish().
  ~AnswerWriter();
  AnswerWriter(const AnswerWriter&) = delete;
  AnswerWriter& operator=(const AnswerWriter&) = delete;

  /// The next place, in order of the requests. Blocks while max_outstanding are taken.
  std::uint64_t take_place();
  /// take_place does not block any more, nor does a call that waits: the end is near, and whoever
  /// takes places has to get there.
  void lift_limit();
  /// Writes the answer of that place, exactly one. Blocks while too much is pending, except for the
  /// answer that the others wait for. After the descriptor has broken, answers are dropped.
  void write(std::uint64_t place, std::string line);

  /// Whoever blocks is let go at that time at the latest, and what is pending then is dropped.
  void give_up_at(std::chrono::steady_clock::time_point when);
  /// Writes out what is pending and ends the thread. Every place taken must have its answer.
  void finish();
  /// The descriptor failed (EPIPE, ...) or was given up; errno of it, 0 while all is well.
  int broken() const { return broken_; }

 private:
  using Clock = std::chrono::steady_clock;

  void loop();
  bool can_write() const;
  bool add(std::uint64_t place, std::string& line);
  std::string take_batch();
  bool write_all(std::string_view bytes);
  void break_off(int errno_value);

  const int fd_;
  const AnswerWriterOptions options_;
  std::mutex mutex_;
  std::condition_variable pending_changed_;
  std::condition_variable room_;
  std::map<std::uint64_t, std::string> pending_;  // By place, or by arrival where unordered.
  std::size_t pending_bytes_ = 0;                 // Includes what is being written.
  std::uint64_t next_place_ = 0;
  std::uint64_t next_arrival_ = 0;
  std::uint64_t next_written_ = 0;
  std::uint64_t written_ = 0;  // Answers that left, for max_outstanding.
  bool limited_ = true;
  bool finishing_ = false;
  std::atomic<int> broken_ = 0;
  std::atomic<Clock::rep> give_up_ = Clock::time_point::max().time_since_epoch().count();
  std::thread thread_;
};

}  // namespace assay::grader

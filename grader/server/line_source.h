#pragma once

// Lines from a descriptor, within a bound, without ever being stuck: a second descriptor ends the
// wait. What comes in may be anything.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"

namespace assay::grader {

/// Thread compatible.
class LineSource {
 public:
  enum class Kind {
    Line,     ///< text: the line without "\n". The last line may lack it.
    TooLong,  ///< Over the bound: it was passed over; text: its first kPrefix bytes.
    End,      ///< Nothing more will come.
    Stopped,  ///< `wake_fd` became readable; or, for now(), nothing is there or the budget is used.
    Failed,   ///< Reading failed: errno_value. Nothing more will come.
  };
  struct Item {
    Kind kind = Kind::End;
    std::string_view text;  ///< Valid until the next call.
    int errno_value = 0;
  };

  static constexpr std::size_t kChunk = std::size_t{64} << 10;
  /// What is kept of a line that is too long: enough to find its id.
  static constexpr std::size_t kPrefix = 4096;

  /// Descriptors are borrowed; either may be non-blocking. Memory: max_line and two chunks.
  LineSource(int fd, int wake_fd, std::size_t max_line)
      : fd_(fd), wake_fd_(wake_fd), max_line_(max_line) {}

  /// The next line; blocks until there is one.
  Item next() { return take(nullptr); }
  /// The next line that can be had without waiting and by reading at most `budget` bytes, which is
  /// reduced by what was read. wake_fd does not matter.
  Item now(std::size_t& budget) { return take(&budget); }

 private:
  enum class Fill { Got, Ended, Stopped, Failed };
  Item take(std::size_t* budget);
  Fill fill(std::size_t* budget);
  bool wait(bool patient) const;
  Item end_of_input();
  void compact();
  void keep_prefix_only();

  const int fd_;
  const int wake_fd_;
  const std::size_t max_line_;
  std::string buffer_;
  std::size_t begin_ = 0;    // Of what was not handed out yet.
  std::size_t scanned_ = 0;  // No newline in [begin_, scanned_).
  bool discarding_ = false;  // buffer_ holds the prefix of a line that is too long.
  bool ended_ = false;
  int errno_value_ = 0;
};

}  // namespace assay::grader

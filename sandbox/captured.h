#pragma once

// One output stream of a run: a pipe, read without blocking, up to a bound.

#include <string>

#include "base/result.h"
#include "base/unique_fd.h"
#include "base/units.h"

namespace assay::sandbox {

class Captured {
 public:
  /// A stream that is not captured: fd() is -1 and text() empty.
  Captured() = default;
  /// A pipe; `bound` is how much of it is kept. Errors: Sandbox.
  static Result<Captured> make(Bytes bound);

  /// Our end, or -1 when there is nothing more to come.
  int fd() const { return read_end_.get(); }
  /// The program's end, until it has been handed over.
  int program_end() const { return write_end_.get(); }
  void close_program_end() { write_end_.reset(); }

  /// Reads what is there, at most kChunk bytes. False when the bound is passed; then the rest is
  /// not read any more.
  bool read_some();
  /// Reads until the pipe is empty or the bound is passed. For a pipe whose writers are all dead.
  void drain();

  bool truncated() const { return truncated_; }
  std::string take_text() { return std::move(text_); }

 private:
  UniqueFd read_end_;
  UniqueFd write_end_;
  std::string text_;
  std::size_t bound_ = 0;
  bool truncated_ = false;
};

}  // namespace assay::sandbox

#pragma once

// What `assay serve --record` writes for `assay replay`: each request that was carried out, as it
// came, with its answer, on one line: {"request": {...}, "answer": {...}}.

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/unique_fd.h"

namespace assay::grader {

/// Appends to a file, each line by one write(2). When it cannot be written to any more (a full
/// disk) it keeps its whole lines and takes no further ones: grading goes on. Thread safe.
class RecordLog {
 public:
  /// Opens or creates. Errors: Io; BadRequest if another process records into it.
  static Result<RecordLog> open(const std::string& path);
  RecordLog(RecordLog&& other) noexcept : fd_(std::move(other.fd_)), size_(other.size_) {}

  /// JSON texts of one line each.
  void append(std::string_view request, std::string_view answer);
  /// Why it takes no more lines: an errno; 0 while it does.
  int broken() const;

 private:
  RecordLog(UniqueFd fd, std::int64_t size) : fd_(std::move(fd)), size_(size) {}

  mutable std::mutex mutex_;
  UniqueFd fd_;
  std::int64_t size_;  ///< Of the whole lines.
  int broken_ = 0;
};

}  // namespace assay::grader

#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"
#include "grader/eval/outcome.h"

namespace assay::grader {

/// The results file of an evaluation: append-only JSON lines that survive being killed.
///
/// A line is appended by one write(2) to an O_APPEND descriptor: killing the process (even with
/// SIGKILL) loses at most the line being written, and what is torn is cut off at the next opening.
/// The file is synced to disk every kSyncInterval and at the end: a loss of power costs at most the
/// results of that interval, which are then graded again. An exclusive flock(2) keeps a second
/// evaluation out of the same file for as long as this object lives.
class ResultLog {
 public:
  static constexpr std::chrono::seconds kSyncInterval{5};

  /// Opens or creates. Lines of errors of ours are taken out (the file is replaced by one
  /// rename(2)) so that their samples are graded again and each sample has one line. Errors: Io;
  /// BadRequest for a malformed line before the last one (file:line), a sample twice, or a file in
  /// use.
  static Result<ResultLog> open(const std::string& path);

  /// The results that were there, in file order; none of them an error of ours.
  const std::vector<Outcome>& past() const { return past_; }
  /// Appends a line (without newline). Not thread safe. Errors: Io; the file then ends with its
  /// last whole line.
  Result<void> append(std::string_view line);
  /// fdatasync(2).
  Result<void> sync();

 private:
  std::string path_;
  UniqueFd fd_;
  std::vector<Outcome> past_;
  std::chrono::steady_clock::time_point synced_ = std::chrono::steady_clock::now();
};

}  // namespace assay::grader

#pragma once

// The stdio front end without what it serves: lines in, answers out, signals. Tests give it a
// Dispatcher over a fake grader.

#include <chrono>
#include <cstddef>

#include "base/result.h"
#include "grader/server/dispatcher.h"
#include "grader/server/record_log.h"

namespace assay::grader {

struct SessionOptions {
  int box_workers = 1;
  int light_workers = 1;
  std::size_t queue_capacity = 1024;
  std::size_t queue_bytes = std::size_t{256} << 20;   ///< Of request text that waits.
  std::size_t pending_bytes = std::size_t{64} << 20;  ///< Of answers that wait to be written.
  std::size_t max_line = std::size_t{64} << 20;
  bool ordered = false;
  RecordLog* record = nullptr;  ///< As ServiceOptions::record.
  std::chrono::milliseconds drain = std::chrono::seconds(30);
  /// After the drain: how long answers may still take to be written to a client that does not read.
  std::chrono::milliseconds flush = std::chrono::seconds(2);
};

/// Serves until EOF, SIGTERM or SIGINT, or until `out_fd` breaks. A second signal ends the drain at
/// once. Returns the exit status: 0 if every request that was read has its answer, 1 if the output
/// broke first or the input failed. Errors: Io, Internal (cannot begin).
Result<int> serve_session(Dispatcher& dispatcher, const SessionOptions& options, int in_fd,
                          int out_fd);

}  // namespace assay::grader

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "grader/grader.h"

namespace assay::grader {

struct ServeOptions {
  int workers = 1;                    ///< Requests under way at once; normally the slots.
  std::size_t queue_capacity = 1024;  ///< Reading stops while so many wait.
  std::size_t max_line =
      64u << 20;           ///< Bytes of a request line; a longer one gets an error answer.
  bool ordered = false;    ///< Answers in input order.
  int drain_seconds = 30;  ///< After SIGTERM.
  std::string record;      ///< A file for RecordLog; empty: none.
  std::vector<std::string> problem_folders;
  std::string languages_dir;  ///< As GraderOptions::languages_dir: for `capabilities`.
};

/// Serves protocol v1 (docs/PROTOCOL.md) as JSON lines from `in_fd` to `out_fd` until EOF, SIGTERM
/// or SIGINT, then drains. Exactly one answer a request, whatever its bytes. Returns the exit
/// status: 0, or 1 if the output broke before every answer was written, the input failed or the
/// record is not complete. One call at a time in a process (it handles the signals). Errors: what
/// keeps it from beginning.
Result<int> serve_stdio(sandbox::Executor& executor, Grader& grader, const ServeOptions& options,
                        int in_fd, int out_fd);

}  // namespace assay::grader

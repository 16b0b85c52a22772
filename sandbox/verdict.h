#pragma once

// From what the kernel counted and what we did to a verdict. Pure.

#include <optional>
#include <string>

#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// Why the supervisor ended a run before it ended by itself.
enum class Stop { None, Cpu, Wall, Memory, Output, Violation };

/// Everything that a verdict may rest on.
struct Evidence {
  Limits limits;
  Stop stop = Stop::None;
  std::string stop_detail;         ///< Which stream, which call.
  std::optional<int> wait_status;  ///< The main process's, as wait(2) gives it.
  std::optional<int> exec_error;   ///< The program could not be executed: errno.
  CpuTime cpu;
  WallTime wall;  ///< Of the main process, by the clock of its init; 0 unless it ended by itself.
  Bytes memory_peak;
  bool has_cgroup = false;  ///< memory_peak and oom_kills are the kernel's.
  std::int64_t oom_kills = 0;
  bool disk_full = false;      ///< /box or /tmp had no block or no inode left at the end.
  bool file_at_limit = false;  ///< A file of at least Limits::file_size is in the box.
};

struct Classified {
  Verdict verdict = Verdict::Ok;
  std::string detail;
  std::optional<int> exit_code;
  std::optional<int> signal;
};

/// The verdict, by the first of these that holds: a call that kills; an OOM kill; a bound that we
/// enforced; CPU or wall time over its limit however the run ended (a busy machine looks late); how
/// the main process ended. An exit code or a signal alone never makes anything but Ok or
/// RuntimeError: SIGXFSZ counts as OutputLimit only with a file of that size to show, a failure as
/// OutputLimit only with a disk that is full.
Classified classify(const Evidence& evidence);

/// Whether the OOM kills of `evidence` cannot be the run's own doing: its peak stayed well below
/// its limit, so it was the host (or a group above ours) that ran out of memory. An error of ours.
bool host_ran_out_of_memory(const Evidence& evidence);

}  // namespace assay::sandbox

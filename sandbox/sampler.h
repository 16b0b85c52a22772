#pragma once

// Looking at a run through its own /proc: memory and processor time where no control group counts
// them, and whether it wants a processor.

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/units.h"
#include "sandbox/work_dir.h"

namespace assay::sandbox {

/// Threads of this host that are running or ready to run, the caller included (proc_loadavg(5)); 0
/// where it cannot be read.
int running_on_host();

struct Sample {
  CpuTime cpu;   ///< Of the live processes and of those they waited for; in clock ticks.
  Bytes memory;  ///< Anonymous and shared memory plus what is in /box and /tmp.
  DiskUse box;   ///< Of tier confined only, like `tmp`.
  DiskUse tmp;
  int threads = 0;                     ///< Of all processes.
  std::vector<std::string> processes;  ///< Their names in /proc.
};

/// Reads through borrowed directory descriptors of a box: its /proc (or -1: everything is zero),
/// /box and /tmp. What a process of the box says in its own files of /proc is the kernel's word, so
/// it can be trusted; processes may vanish while they are read. Thread compatible.
class Sampler {
 public:
  /// Tier confined: /proc is the host's, /box and /tmp are directories of the host.
  struct Confined {
    pid_t init = 0;  ///< What descends from it is the box.
    std::optional<std::uint32_t> user = {};
    std::int64_t max_entries = 0;  ///< Of /box and, apart, of /tmp: no more are looked at.
  };

  Sampler(int proc, int box, int tmp, std::optional<Confined> confined = {})
      : proc_(proc), box_(box), tmp_(tmp), confined_(confined) {}

  /// Costs some 30 us a process. Memory is first bounded from above by resident sizes; only when
  /// that is over `memory_limit` pages shared between processes are divided among them, as
  /// smaps_rollup does (slow for large processes).
  Sample take(Bytes memory_limit) const;

  /// Threads of the box that are running or ready to run (state R of proc_pid_stat(5)).
  int runnable_threads() const;

 private:
  std::vector<std::string> processes() const;
  Bytes proportional_memory(const std::vector<std::string>& processes, Bytes elsewhere) const;
  void measure_views(Sample& sample) const;

  int proc_;
  int box_;
  int tmp_;
  std::optional<Confined> confined_;
};

}  // namespace assay::sandbox

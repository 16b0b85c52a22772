#pragma once

// The processes of a run of tier confined, told from others of the same PID namespace.

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

namespace assay::sandbox {

struct TreeProcess {
  pid_t pid = 0;
  pid_t group = 0;
  int threads = 0;
};

/// What descends from `root`, which itself is not part of it, by the parents that /proc (a
/// directory descriptor) shows; `root` must be a subreaper, so that no chain of parents breaks.
/// Processes that start or end meanwhile may be missing.
std::vector<TreeProcess> processes_below(int proc, pid_t root);

/// Whether `pid` descends from `root`.
bool is_below(int proc, pid_t root, pid_t pid);

/// All of a small file, at most a page of it; empty if it cannot be read.
std::string read_proc_file(int proc, const std::string& path);

/// The `n`th word of a stat file after the command, from 1 (which is the state); 0 if there is
/// none.
long long stat_number(std::string_view stat, int n);

}  // namespace assay::sandbox

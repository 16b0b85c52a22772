#pragma once

// Control groups, version 2 (cgroup-v2.rst) or 1 (cgroup-v1/*.rst): what limits the memory and the
// number of processes of a box as a whole and counts its processor time, orphans included.

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "base/unique_fd.h"
#include "base/units.h"

namespace assay::sandbox {

/// What the kernel counted for one run.
struct CgroupCounters {
  CpuTime cpu;
  CpuTime user;
  CpuTime system;
  Bytes memory_peak;
  std::int64_t oom_kills = 0;

  /// What has been counted since `start`. The peak is not a counter and stays.
  CgroupCounters since(const CgroupCounters& start) const {
    return {.cpu = cpu - start.cpu,
            .user = user - start.user,
            .system = system - start.system,
            .memory_peak = memory_peak,
            .oom_kills = oom_kills - start.oom_kills};
  }
};

/// What a run is worth to the scheduler, next to an ordinary process (100 in cgroup-v2.rst; 1024 in
/// version 1 is the same). More only where it is needed: beside a box that spins with twenty times
/// the weight, the kernel's own threads, without which no mount namespace ends, and this process
/// get a processor after 30 ms.
inline constexpr int kOrdinaryWeight = 100;
/// A run that waits for a processor and whose time decides a verdict: its share among eight
/// spinning processes is still two thirds, twice of what its wall limit allows for.
inline constexpr int kStarvedWeight = 2000;
/// What is being killed: a thousand processes that end are not to be in the way of another's run.
inline constexpr int kDyingWeight = 20;
/// This process, which has to see runs end.
inline constexpr int kOwnWeight = 10'000;

/// The control group(s) of one box. A run is framed by prepare() (before its init is armed) and
/// begin() (before its program is released); figures are since begin(). Removed with its object,
/// when nothing lives in it any more. Thread compatible.
class Cgroup {
 public:
  virtual ~Cgroup() = default;
  /// Puts the forker where it must be for its inits to be born in the run's group. `keeper` is the
  /// forker's user as this process sees it. Errors: Sandbox.
  virtual Result<void> admit(pid_t forker, uid_t keeper) = 0;
  /// Whether the inits are born in the very group of the forker, so that one cgroup namespace, made
  /// once, hides the group's path from all of them.
  virtual bool holds_forker() const = 0;
  /// Takes a zygote, born where the forker is, to where its warming up is nobody's cost, and back
  /// to where its clones are born in the run's group. Nothing to do where holds_forker() is false.
  /// Errors: Sandbox.
  virtual Result<void> park(pid_t zygote) = 0;
  virtual Result<void> lodge(pid_t zygote) = 0;
  /// Makes ready for the next run; the directory that its payload is cloned into (v2), or an empty
  /// descriptor where it is born in the forker's. Errors: Sandbox.
  virtual Result<UniqueFd> prepare() = 0;
  /// Sets the limits and notes or resets the counters. `processes` counts the program's, not ours;
  /// `held` is what the run has in memory already (Zygote::touched()). Errors: Sandbox.
  virtual Result<void> begin(Bytes memory, int processes, Bytes held) = 0;
  /// The same where the run's process is there already and what it has is the run's (a standby).
  /// Errors: Sandbox; among them that too much is charged that is not its own, or that it is
  /// over the limit: then begin() may do, with another process.
  virtual Result<void> resume(Bytes memory, int processes) = 0;
  /// Before a process is started that is to resume(): takes the host's files that the runs before
  /// have read off the account.
  virtual void drop_files() = 0;
  /// Sets what the box is worth to the scheduler, where there is a cpu controller.
  virtual void weigh(int weight) = 0;
  /// Processor time since begin(). Errors: Sandbox.
  virtual Result<CpuTime> cpu() const = 0;
  /// What the run has cost, when everything of it but its init is dead. Errors: Sandbox.
  virtual Result<CgroupCounters> counters() = 0;
  /// Where what is left of ours shares the run's group: lifts the memory limit until the next
  /// begin(), so that what a run has filled is not in the way of its end. When nothing of the run
  /// can allocate any more.
  virtual void lift() = 0;
};

/// Where control groups can be made. Thread safe after construction.
class CgroupSite {
 public:
  virtual ~CgroupSite() = default;
  /// A group for a box; `name` is unique on this host. Errors: Sandbox.
  virtual Result<std::unique_ptr<Cgroup>> make(const std::string& name) const = 0;
  /// "v2 at /sys/fs/cgroup/user.slice/...", "v1 (memory, pids, cpuacct)".
  virtual std::string description() const = 0;
};

/// The site of this process: v2 where it has memory and pids for us, else v1 where it has memory,
/// pids and cpuacct. Removes groups that dead Assay processes left behind. Errors: Unsupported
/// (none: the message says what was tried).
Result<std::unique_ptr<CgroupSite>> find_cgroup_site();

/// "assay-<pid>-<start>.<PID namespace>.<random>-<slot>-<serial>": the first three tell whose it
/// is.
std::string cgroup_name(int slot, unsigned serial);

}  // namespace assay::sandbox

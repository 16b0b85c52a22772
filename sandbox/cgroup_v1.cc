// Version 1: up to four hierarchies, one group a box in each. The forker is moved into them once,
// so that inits and programs are born there: moving a process costs up to 17 ms (it waits for an
// RCU grace period), being born in a group nothing. The groups are reused from run to run;
// processor time and OOM kills are differences, the high-water mark of memory is reset by writing
// to it. What the forker and the sleeping init hold themselves (some 300 KiB) counts with the
// program.

#include "sandbox/cgroup_v1.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "sandbox/cgroup_files.h"
#include "sandbox/message.h"

namespace assay::sandbox {
namespace {

// Page cache that a run read from disk stays charged to the group; over this it is dropped before
// the next run, so that one run's peak does not tell of another's files.
constexpr std::int64_t kKeptCharge = std::int64_t{4} * 1024 * 1024;

// What is neither memory of a waiting interpreter's own nor a file that it has read: its page
// tables and stacks, and what the run before has left.
constexpr std::int64_t kMaxForeign = std::int64_t{16} * 1024 * 1024;

// The collector of sockets takes a millisecond; the bound is for a machine that is out of breath.
constexpr int kSettleLooks = 100;
constexpr std::chrono::milliseconds kSettlePause{2};

/// Bytes of page cache, of the host's files, in the text of memory.stat.
std::int64_t file_pages(std::string_view stat) {
  return keyed_number(stat, "cache").value_or(0) - keyed_number(stat, "shmem").value_or(0);
}

int shares_of(int weight) { return weight * 1024 / kOrdinaryWeight; }

CpuTime nanoseconds(std::int64_t value) { return {std::chrono::nanoseconds(value)}; }

// With the forker in the run's group it is the program that is to be killed, and nothing of ours:
// who of ours finds no memory is told so and copes. Payloads raise their own score
// (forker/lock_in.cc).
constexpr const char* kNever = "-1000";

/// Best effort: takes CAP_SYS_RESOURCE (proc_pid_oom_score_adj(5)). Without it a run can cost the
/// box.
void set_oom_score(pid_t process, const char* score) {
  if (Result<ControlFile> file =
          ControlFile::open("/proc/" + std::to_string(process), "oom_score_adj", O_WRONLY)) {
    (void)file->write(score);
  }
}

/// The directories of `paths`: controllers can share a mount.
std::vector<std::string> each_once(const CgroupV1Paths& paths) {
  std::vector<std::string> groups;
  for (const std::string* path : {&paths.memory, &paths.pids, &paths.cpuacct, &paths.cpu}) {
    if (!path->empty() && std::find(groups.begin(), groups.end(), *path) == groups.end()) {
      groups.push_back(*path);
    }
  }
  return groups;
}

class GroupV1 final : public Cgroup {
 public:
  GroupV1(const CgroupV1Paths& parents, const std::string& name)
      : parents_(parents),
        paths_{parents.memory + "/" + name, parents.pids + "/" + name, parents.cpuacct + "/" + name,
               parents.cpu.empty() ? std::string() : parents.cpu + "/" + name},
        groups_(each_once(paths_)) {}
  ~GroupV1() override {
    for (const std::string& group : groups_) {
      remove_group(group);
    }
  }
  GroupV1(const GroupV1&) = delete;
  GroupV1& operator=(const GroupV1&) = delete;

  Result<void> create() {
    for (const std::string& group : groups_) {
      if (::mkdir(group.c_str(), 0755) != 0) {
        return failure(Error::from_errno(ErrorCode::Sandbox, "mkdir " + group, errno));
      }
    }
    return open_files();
  }

  bool holds_forker() const override { return true; }

  Result<void> admit(pid_t forker, uid_t /*keeper*/) override {
    set_oom_score(forker, kNever);
    Result<void> moved = move(forker, paths_);
    if (!moved && !paths_.cpu.empty()) {
      // A scheduling class without shares (sched(7), SCHED_FIFO) is kept out of their hierarchy.
      paths_.cpu.clear();
      shares_ = {};
      moved = move(forker, paths_);
    }
    return moved;
  }

  // Memory stays charged to where it was first touched, so what a zygote has when it comes back is
  // ours. After that it only clones, before a run begins.
  Result<void> park(pid_t zygote) override {
    set_oom_score(zygote, "0");
    return move(zygote, parents_);
  }
  Result<void> lodge(pid_t zygote) override { return move(zygote, paths_); }

  Result<UniqueFd> prepare() override { return UniqueFd(); }

  Result<void> begin(Bytes memory, int processes, Bytes held) override {
    settle(kKeptCharge + held.count);
    return start_counting(memory, processes);
  }

  Result<void> resume(Bytes memory, int processes) override {
    Result<std::int64_t> usage = usage_.read_number();
    Result<std::string> stat = stat_.read();
    if (!usage || !stat ||
        *usage - keyed_number(*stat, "rss").value_or(0) - file_pages(*stat) > kMaxForeign) {
      return failure(ErrorCode::Sandbox, "the run before is still charged");
    }
    return start_counting(memory, processes);
  }

  void drop_files() override {
    if (Result<std::string> stat = stat_.read(); !stat || file_pages(*stat) > kKeptCharge) {
      (void)force_empty_.write("0");
    }
  }

  void weigh(int weight) override {
    if (shares_ && weight != weight_) {
      (void)shares_.write(std::to_string(shares_of(weight)));
      weight_ = weight;
    }
  }

  Result<CpuTime> cpu() const override {
    Result<std::int64_t> now = cpu_.read_number();
    if (!now) {
      return failure(std::move(now).error());
    }
    return nanoseconds(*now) - start_.cpu;
  }

  Result<CgroupCounters> counters() override {
    Result<CgroupCounters> now = totals();
    Result<std::int64_t> peak = peak_.read_number();
    if (!now || !peak) {
      return now ? failure(std::move(peak).error()) : std::move(now);
    }
    last_peak_ = *peak;
    now->memory_peak = {*peak};
    return now->since(start_);
  }

  void lift() override {
    if (swap_limit_) {
      (void)swap_limit_.write("-1");
    }
    (void)limit_.write("-1");
    memory_limit_ = -1;
  }

 private:
  static Result<void> move(pid_t process, const CgroupV1Paths& groups) {
    for (const std::string& group : each_once(groups)) {
      Result<ControlFile> procs = ControlFile::open(group, "cgroup.procs", O_WRONLY);
      if (!procs) {
        return failure(std::move(procs).error());
      }
      if (Result<void> moved = procs->write(std::to_string(process)); !moved) {
        return moved;
      }
    }
    return {};
  }

  // Nothing to do where the run before had so little that what has come since cannot make it much.
  // Best effort: pages that cannot be dropped are still in use, by somebody who reads the same
  // file. What is no file's belonged to the run before and goes soon: a run can leave memory in
  // sockets that are in flight inside each other, for the kernel's collector to find.
  void settle(std::int64_t kept) {
    if (last_peak_ < kKeptCharge / 2) {
      return;
    }
    for (int look = 0; look < kSettleLooks; ++look) {
      Result<std::int64_t> usage = usage_.read_number();
      if (!usage || *usage <= kept) {
        return;
      }
      if (look == 0) {
        (void)force_empty_.write("0");
        continue;
      }
      Result<std::string> stat = stat_.read();
      if (!stat || *usage - file_pages(*stat) <= kept) {
        return;
      }
      wake_socket_collector();
      std::this_thread::sleep_for(kSettlePause);
    }
  }

  Result<void> start_counting(Bytes memory, int processes) {
    last_peak_ = INT64_MAX;  // until it is known
    if (Result<void> limited = limit(memory, processes); !limited) {
      return limited;
    }
    if (Result<void> reset = peak_.write("0"); !reset) {
      return reset;
    }
    Result<CgroupCounters> now = totals();
    if (!now) {
      return failure(std::move(now).error());
    }
    start_ = *now;
    return {};
  }

  Result<void> open_files() {
    struct Wanted {
      ControlFile* file;
      const std::string* directory;
      const char* name;
      int flags;
      bool needed;
    };
    const std::array wanted{
        Wanted{&limit_, &paths_.memory, "memory.limit_in_bytes", O_RDWR, true},
        Wanted{&swap_limit_, &paths_.memory, "memory.memsw.limit_in_bytes", O_RDWR, false},
        Wanted{&usage_, &paths_.memory, "memory.usage_in_bytes", O_RDONLY, true},
        Wanted{&peak_, &paths_.memory, "memory.max_usage_in_bytes", O_RDWR, true},
        Wanted{&oom_, &paths_.memory, "memory.oom_control", O_RDONLY, true},
        Wanted{&stat_, &paths_.memory, "memory.stat", O_RDONLY, false},
        Wanted{&force_empty_, &paths_.memory, "memory.force_empty", O_WRONLY, false},
        Wanted{&pids_, &paths_.pids, "pids.max", O_RDWR, true},
        Wanted{&shares_, &paths_.cpu, "cpu.shares", O_RDWR, false},
        Wanted{&cpu_, &paths_.cpuacct, "cpuacct.usage", O_RDONLY, true},
        Wanted{&user_, &paths_.cpuacct, "cpuacct.usage_user", O_RDONLY, true},
        Wanted{&system_, &paths_.cpuacct, "cpuacct.usage_sys", O_RDONLY, true}};
    for (const Wanted& one : wanted) {
      Result<ControlFile> file = ControlFile::open(*one.directory, one.name, one.flags);
      if (file) {
        *one.file = std::move(*file);
      } else if (one.needed) {
        return failure(std::move(file).error());
      }
    }
    return {};
  }

  // The limit with swap may never be below the one without, so which is written first depends on
  // the direction.
  Result<void> limit(Bytes memory, int processes) {
    if (memory.count != memory_limit_) {
      const std::string text = std::to_string(memory.count);
      const bool raising = memory.count > memory_limit_ && memory_limit_ >= 0;
      if (swap_limit_ && raising) {
        (void)swap_limit_.write(text);
      }
      if (Result<void> written = limit_.write(text); !written) {
        return written;
      }
      if (swap_limit_ && !raising) {
        if (Result<void> written = swap_limit_.write(text); !written) {
          return written;
        }
      }
      memory_limit_ = memory.count;
    }
    if (processes != process_limit_) {
      if (Result<void> written = pids_.write(std::to_string(processes + kOwnProcesses)); !written) {
        return written;
      }
      process_limit_ = processes;
    }
    return {};
  }

  // But for the peak, which is no total.
  Result<CgroupCounters> totals() const {
    Result<std::int64_t> cpu = cpu_.read_number();
    Result<std::int64_t> user = user_.read_number();
    Result<std::int64_t> system = system_.read_number();
    for (Result<std::int64_t>* value : {&cpu, &user, &system}) {
      if (!*value) {
        return failure(std::move(*value).error());
      }
    }
    Result<std::string> oom = oom_.read();
    if (!oom) {
      return failure(std::move(oom).error());
    }
    return CgroupCounters{nanoseconds(*cpu), nanoseconds(*user), nanoseconds(*system), Bytes{},
                          keyed_number(*oom, "oom_kill").value_or(0)};
  }

  CgroupV1Paths parents_;
  CgroupV1Paths paths_;
  std::vector<std::string> groups_;  ///< The paths, each once.
  ControlFile shares_;
  ControlFile limit_, swap_limit_, usage_, peak_, oom_, stat_, force_empty_, pids_, cpu_, user_,
      system_;
  CgroupCounters start_;
  std::int64_t memory_limit_ = -1;
  int process_limit_ = -1;
  std::int64_t last_peak_ = 0;  ///< Of the run before, as far as it was asked for.
  int weight_ = -1;
};

class SiteV1 final : public CgroupSite {
 public:
  explicit SiteV1(CgroupV1Paths paths) : paths_(std::move(paths)) {}

  Result<std::unique_ptr<Cgroup>> make(const std::string& name) const override {
    auto group = std::make_unique<GroupV1>(paths_, name);
    if (Result<void> created = group->create(); !created) {
      return failure(std::move(created).error());
    }
    return group;
  }

  std::string description() const override {
    return paths_.cpu.empty() ? "v1 (memory, pids, cpuacct)" : "v1 (memory, pids, cpuacct, cpu)";
  }

 private:
  CgroupV1Paths paths_;
};

}  // namespace

std::unique_ptr<CgroupSite> make_cgroup_v1_site(CgroupV1Paths paths) {
  return std::make_unique<SiteV1>(std::move(paths));
}

}  // namespace assay::sandbox

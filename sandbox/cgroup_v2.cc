// Version 2: one group a box with one child a run. A fresh child for each run has fresh counters:
// memory.peak can be reset only since Linux 6.12. Payloads are cloned into it (CLONE_INTO_CGROUP);
// forker and init sit in a leaf beside the runs, so that nothing of ours is counted or killed with
// the program.

#include "sandbox/cgroup_v2.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>
#include <vector>

#include "sandbox/cgroup_files.h"

namespace assay::sandbox {
namespace {

constexpr const char* kForkerLeaf = "forker";
constexpr const char* kSelfSuffix = "-self";

CpuTime microseconds(std::optional<std::int64_t> value) {
  return {std::chrono::microseconds(value.value_or(0))};
}

Result<void> write_control(const std::string& directory, const char* name, std::string_view text) {
  Result<ControlFile> file = ControlFile::open(directory, name, O_WRONLY);
  if (!file) {
    return failure(std::move(file).error());
  }
  return file->write(text);
}

class GroupV2 final : public Cgroup {
 public:
  explicit GroupV2(std::string path) : path_(std::move(path)) {}
  ~GroupV2() override {
    past_.push_back(run_);
    past_.push_back(path_ + "/" + kForkerLeaf);
    for (const std::string& group : past_) {
      if (!group.empty()) {
        remove_group(group);
      }
    }
    remove_group(path_);
  }
  GroupV2(const GroupV2&) = delete;
  GroupV2& operator=(const GroupV2&) = delete;

  Result<void> create() {
    if (::mkdir(path_.c_str(), 0755) != 0) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "mkdir " + path_, errno));
    }
    if (Result<void> given = write_control(path_, "cgroup.subtree_control", "+memory +pids");
        !given) {
      return given;
    }
    // Without the cpu controller processors are shared as they come.
    if (Result<ControlFile> weight = ControlFile::open(path_, "cpu.weight", O_WRONLY)) {
      weight_file_ = std::move(*weight);
    }
    return {};
  }

  bool holds_forker() const override { return false; }

  // Who clones into another group needs the right to write cgroup.procs of both it and the common
  // ancestor (cgroup_attach_permissions in kernel/cgroup/cgroup.c). The forker runs under ids of
  // its own, so it gets just that: a leaf beside the runs, and these two files.
  Result<void> admit(pid_t forker, uid_t keeper) override {
    keeper_ = keeper;
    const std::string leaf = path_ + "/" + kForkerLeaf;
    if (::mkdir(leaf.c_str(), 0755) != 0) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "mkdir " + leaf, errno));
    }
    if (Result<void> moved = write_control(leaf, "cgroup.procs", std::to_string(forker)); !moved) {
      return moved;
    }
    return give_procs(path_);
  }

  // The forker's leaf is none of a run's, and clones are cloned into the run's group.
  Result<void> park(pid_t /*zygote*/) override { return {}; }
  Result<void> lodge(pid_t /*zygote*/) override { return {}; }

  // The run before may not be dead yet: the order to kill it goes out together with the new
  // directory. begin() removes what is empty by then.
  Result<UniqueFd> prepare() override {
    if (!run_.empty()) {
      past_.push_back(run_);
    }
    run_ = path_ + "/run-" + std::to_string(++serial_);
    if (::mkdir(run_.c_str(), 0755) != 0) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "mkdir " + run_, errno));
    }
    if (Result<void> given = give_procs(run_); !given) {
      return failure(std::move(given).error());
    }
    if (Result<void> opened = open_files(); !opened) {
      return failure(std::move(opened).error());
    }
    // The OOM killer takes the whole run and not one process of it; without the file, one.
    (void)write_control(run_, "memory.oom.group", "1");
    (void)write_control(run_, "memory.swap.max", "0");
    UniqueFd directory(::open(run_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "open " + run_, errno));
    }
    return directory;
  }

  Result<void> begin(Bytes memory, int processes, Bytes /*held*/) override {
    std::erase_if(past_, [](const std::string& run) { return ::rmdir(run.c_str()) == 0; });
    if (Result<void> set = write_control(run_, "memory.max", std::to_string(memory.count)); !set) {
      return set;
    }
    if (Result<void> set = write_control(run_, "pids.max", std::to_string(processes)); !set) {
      return set;
    }
    Result<CgroupCounters> now = totals();
    if (!now) {
      return failure(std::move(now).error());
    }
    start_ = *now;
    return {};
  }

  // Each run has a group of its own.
  Result<void> resume(Bytes memory, int processes) override {
    return begin(memory, processes, Bytes{0});
  }

  void drop_files() override {}

  void weigh(int weight) override {
    if (weight_file_ && weight != weight_) {
      (void)weight_file_.write(std::to_string(weight));
      weight_ = weight;
    }
  }

  Result<CpuTime> cpu() const override {
    Result<std::string> stat = cpu_.read();
    if (!stat) {
      return failure(std::move(stat).error());
    }
    return microseconds(keyed_number(*stat, "usage_usec")) - start_.cpu;
  }

  Result<CgroupCounters> counters() override {
    Result<CgroupCounters> now = totals();
    if (now) {
      return now->since(start_);
    }
    return now;
  }

  void lift() override {}

 private:
  Result<void> give_procs(const std::string& group) const {
    const std::string file = group + "/cgroup.procs";
    if (keeper_ != ::geteuid() && ::chown(file.c_str(), keeper_, static_cast<gid_t>(-1)) != 0) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "chown " + file, errno));
    }
    return {};
  }

  Result<void> open_files() {
    Result<ControlFile> cpu = ControlFile::open(run_, "cpu.stat", O_RDONLY);
    Result<ControlFile> events = ControlFile::open(run_, "memory.events", O_RDONLY);
    Result<ControlFile> peak = ControlFile::open(run_, "memory.peak", O_RDONLY);
    if (!peak) {  // before Linux 5.19
      peak = ControlFile::open(run_, "memory.current", O_RDONLY);
    }
    for (Result<ControlFile>* file : {&cpu, &events, &peak}) {
      if (!*file) {
        return failure(std::move(*file).error());
      }
    }
    cpu_ = std::move(*cpu);
    events_ = std::move(*events);
    peak_ = std::move(*peak);
    return {};
  }

  Result<CgroupCounters> totals() const {
    Result<std::string> stat = cpu_.read();
    Result<std::string> events = events_.read();
    Result<std::int64_t> peak = peak_.read_number();
    if (!stat) {
      return failure(std::move(stat).error());
    }
    if (!events) {
      return failure(std::move(events).error());
    }
    if (!peak) {
      return failure(std::move(peak).error());
    }
    return CgroupCounters{microseconds(keyed_number(*stat, "usage_usec")),
                          microseconds(keyed_number(*stat, "user_usec")),
                          microseconds(keyed_number(*stat, "system_usec")), Bytes{*peak},
                          keyed_number(*events, "oom_kill").value_or(0)};
  }

  std::string path_;
  std::string run_;                ///< The directory of the run that is armed or going on.
  std::vector<std::string> past_;  ///< Those of runs before that are still to be removed.
  unsigned serial_ = 0;
  uid_t keeper_ = 0;
  ControlFile cpu_, events_, peak_;
  ControlFile weight_file_;  ///< Of the box: what its runs are worth together.
  int weight_ = -1;
  CgroupCounters start_;
};

class SiteV2 final : public CgroupSite {
 public:
  explicit SiteV2(std::string parent) : parent_(std::move(parent)) {}

  Result<std::unique_ptr<Cgroup>> make(const std::string& name) const override {
    auto group = std::make_unique<GroupV2>(parent_ + "/" + name);
    if (Result<void> created = group->create(); !created) {
      return failure(std::move(created).error());
    }
    return group;
  }

  std::string description() const override { return "v2 at " + parent_; }

 private:
  std::string parent_;
};

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n';
    const bool ends = end == text.size() || text[end] == ' ' || text[end] == '\n';
    if (begins && ends) {
      return true;
    }
  }
  return false;
}

// cpu is for the weights; it is done without where it cannot be had.
Result<void> enable_controllers(const std::string& group) {
  const Result<std::string> offered = read_file(group + "/cgroup.controllers");
  if (offered && has_word(*offered, "cpu") &&
      write_control(group, "cgroup.subtree_control", "+cpu +memory +pids")) {
    return {};
  }
  return write_control(group, "cgroup.subtree_control", "+memory +pids");
}

// Moves this process out of the way; and back again, if others' processes are in it still.
Result<void> enable_from_below(const std::string& own) {
  const std::string pid = std::to_string(::getpid());
  const std::string self = own + "/assay-" + pid + kSelfSuffix;
  if (::mkdir(self.c_str(), 0755) != 0 && errno != EEXIST) {
    return failure(Error::from_errno(ErrorCode::Unsupported, "mkdir " + self, errno));
  }
  Result<void> done = write_control(self, "cgroup.procs", pid);
  if (done) {
    done = enable_controllers(own);
  }
  if (done) {
    (void)write_control(self, "cpu.weight", std::to_string(kOwnWeight));
  }
  if (!done) {
    (void)write_control(own, "cgroup.procs", pid);
    ::rmdir(self.c_str());
  }
  return done;
}

bool has_controllers(const std::string& path) {
  const Result<std::string> text = read_file(path);
  return text && has_word(*text, "memory") && has_word(*text, "pids");
}

}  // namespace

std::unique_ptr<CgroupSite> make_cgroup_v2_site(std::string parent) {
  return std::make_unique<SiteV2>(std::move(parent));
}

Result<void> delegate_cgroup_v2(const std::string& own) {
  if (!has_controllers(own + "/cgroup.controllers")) {
    return failure(ErrorCode::Unsupported, "no memory and pids controllers in " + own);
  }
  if (has_controllers(own + "/cgroup.subtree_control")) {
    return {};
  }
  Result<void> enabled = enable_controllers(own);
  if (!enabled && enabled.error().errno_value() == EBUSY) {
    enabled = enable_from_below(own);
  }
  if (!enabled) {
    return failure(std::move(enabled).error().with_context("cgroup v2 is not delegated"));
  }
  return {};
}

}  // namespace assay::sandbox

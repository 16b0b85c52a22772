// Version 2: one group a box with one child a run. A fresh child for each run has fresh counters:
// memory.peak can be reset only since Linux 6.12. Inits are cloned into it (CLONE_INTO_CGROUP), so
// forker and supervisor are outside and nothing of theirs is counted but the init itself.

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

constexpr int kInit = 1;  // the init counts in pids.current beside the program's processes

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
    for (const std::string& run : past_) {
      remove_group(run);
    }
    remove_group(path_);
  }
  GroupV2(const GroupV2&) = delete;
  GroupV2& operator=(const GroupV2&) = delete;

  Result<void> create() {
    if (::mkdir(path_.c_str(), 0755) != 0) {
      return failure(Error::from_errno(ErrorCode::Sandbox, "mkdir " + path_, errno));
    }
    return write_control(path_, "cgroup.subtree_control", "+memory +pids");
  }

  Result<void> admit(pid_t /*forker*/) override { return {}; }

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

  Result<void> begin(Bytes memory, int processes) override {
    std::erase_if(past_, [](const std::string& run) { return ::rmdir(run.c_str()) == 0; });
    if (Result<void> set = write_control(run_, "memory.max", std::to_string(memory.count)); !set) {
      return set;
    }
    if (Result<void> set = write_control(run_, "pids.max", std::to_string(processes + kInit));
        !set) {
      return set;
    }
    Result<CgroupCounters> now = totals();
    if (!now) {
      return failure(std::move(now).error());
    }
    start_ = *now;
    return {};
  }

  Result<CpuTime> cpu() const override {
    Result<std::string> stat = cpu_.read();
    if (!stat) {
      return failure(std::move(stat).error());
    }
    return microseconds(keyed_number(*stat, "usage_usec")) - start_.cpu;
  }

  Result<CgroupCounters> counters() const override {
    Result<CgroupCounters> now = totals();
    if (now) {
      now->cpu = now->cpu - start_.cpu;
      now->user = now->user - start_.user;
      now->system = now->system - start_.system;
      now->oom_kills -= start_.oom_kills;
    }
    return now;
  }

 private:
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
  ControlFile cpu_, events_, peak_;
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
  Result<void> enabled = write_control(own, "cgroup.subtree_control", "+memory +pids");
  if (!enabled && enabled.error().errno_value() == EBUSY) {
    const std::string self = own + "/assay-" + std::to_string(::getpid()) + "-self";
    if (::mkdir(self.c_str(), 0755) != 0 && errno != EEXIST) {
      return failure(Error::from_errno(ErrorCode::Unsupported, "mkdir " + self, errno));
    }
    if (Result<void> moved = write_control(self, "cgroup.procs", std::to_string(::getpid()));
        !moved) {
      return moved;
    }
    enabled = write_control(own, "cgroup.subtree_control", "+memory +pids");
  }
  if (!enabled) {
    return failure(std::move(enabled).error().with_context("cgroup v2 is not delegated"));
  }
  return {};
}

}  // namespace assay::sandbox

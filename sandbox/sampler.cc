// The files are described in proc_pid_stat(5), proc_pid_status(5) and proc_pid_smaps(5). Known
// gaps, without a control group: processor time of children that end between two samples and that
// nobody waits for (SIGCHLD ignored); unmapped shared memory outside /box and /tmp (memfd, System
// V), which the profiles mostly refuse.

#include "sandbox/sampler.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "base/listing.h"
#include "base/unique_fd.h"
#include "sandbox/held_memory.h"
#include "sandbox/process_tree.h"

namespace assay::sandbox {
namespace {

constexpr std::size_t kMaxProcesses = 4096;  // a bound on the time of a sample
constexpr std::string_view kInit = "1";      // in a box's own /proc: its memory is ours

std::string read_at(int directory, const std::string& path) {
  const UniqueFd fd(::openat(directory, path.c_str(), O_RDONLY | O_CLOEXEC));
  std::array<char, 4096> buffer{};
  const ssize_t got = fd ? ::read(fd.get(), buffer.data(), buffer.size()) : 0;
  return std::string(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
}

std::vector<std::string> numeric_entries(int directory, const char* path) {
  std::vector<std::string> names;
  const Listing listing =
      list(UniqueFd(::openat(directory, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
  while (listing && names.size() < kMaxProcesses) {
    const dirent* entry = ::readdir(listing.get());
    if (entry == nullptr) {
      break;
    }
    if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9') {
      names.emplace_back(entry->d_name);
    }
  }
  return names;
}

std::int64_t number_at(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
    text.remove_prefix(1);
  }
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::int64_t field(std::string_view text, std::string_view label) {
  const std::size_t at = text.find(label);
  return at == std::string_view::npos ? 0 : number_at(text.substr(at + label.size()));
}

/// The `n`th word after the command's closing parenthesis, from 1 (which is the state).
std::int64_t stat_word(std::string_view stat, int n) {
  std::size_t at = stat.rfind(')');
  for (int i = 0; i < n && at != std::string_view::npos; ++i) {
    at = stat.find(' ', at + 1);
  }
  return at == std::string_view::npos ? 0 : number_at(stat.substr(at));
}

std::int64_t cpu_ticks(std::string_view stat) {
  constexpr int kUserTime = 12;  // field 14; then stime, cutime, cstime
  std::int64_t ticks = 0;
  for (int i = 0; i < 4; ++i) {
    ticks += stat_word(stat, kUserTime + i);
  }
  return ticks;
}

std::int64_t used_bytes(int directory) {
  struct statfs info{};
  if (directory < 0 || ::fstatfs(directory, &info) != 0) {
    return 0;
  }
  return static_cast<std::int64_t>(info.f_blocks - info.f_bfree) * info.f_bsize;
}

dev_t device_of(int directory) {
  struct stat info{};
  return ::fstat(directory, &info) == 0 ? info.st_dev : 0;
}

}  // namespace

std::vector<std::string> Sampler::processes() const {
  if (!confined_) {
    return numeric_entries(proc_, ".");
  }
  std::vector<std::string> names;
  for (const TreeProcess& process : processes_below(proc_, confined_->init)) {
    names.push_back(std::to_string(process.pid));
  }
  return names;
}

void Sampler::measure_views(Sample& sample) const {
  if (confined_) {
    sample.box = measure_disk(box_, confined_->max_entries);
    sample.tmp = measure_disk(tmp_, confined_->max_entries);
  } else {
    sample.box.bytes = used_bytes(box_);
    sample.tmp.bytes = used_bytes(tmp_);
  }
}

Bytes Sampler::proportional_memory(const std::vector<std::string>& processes,
                                   Bytes elsewhere) const {
  std::int64_t anonymous = 0;
  std::int64_t shared = 0;
  for (const std::string& pid : processes) {
    const std::string rollup = read_at(proc_, pid + "/smaps_rollup");
    anonymous += field(rollup, "\nPss_Anon:") * 1024;
    shared += field(rollup, "\nPss_Shmem:") * 1024;
  }
  return {anonymous + std::max(shared, elsewhere.count)};
}

Sample Sampler::take(Bytes memory_limit) const {
  static const std::int64_t ticks_per_second = ::sysconf(_SC_CLK_TCK);
  Sample sample;
  std::int64_t ticks = 0;
  const ActingAs user(confined_ ? confined_->user : std::nullopt);
  const std::vector<std::string> pids = processes();
  measure_views(sample);
  const HeldMemory held = held_memory(proc_, pids, confined_ ? device_of(box_) : 0);
  sample.tmp.bytes += held.deleted;
  const Bytes elsewhere{sample.box.bytes + sample.tmp.bytes + held.buffers};
  std::int64_t memory = elsewhere.count;
  if (confined_) {  // init is not of the box, but has reaped those of it that lost their parents
    ticks += cpu_ticks(read_at(proc_, std::to_string(confined_->init) + "/stat"));
  }
  for (const std::string& pid : pids) {
    ticks += cpu_ticks(read_at(proc_, pid + "/stat"));
    const std::string status = read_at(proc_, pid + "/status");
    sample.threads += static_cast<int>(field(status, "\nThreads:"));
    if (confined_ || pid != kInit) {
      memory +=
          (field(status, "\nRssAnon:") + field(status, "\nRssShmem:") + field(status, "\nVmPTE:")) *
          1024;
    }
  }
  sample.cpu.value = std::chrono::nanoseconds(ticks * (1'000'000'000 / ticks_per_second));
  sample.memory = {memory};
  if (sample.memory > memory_limit) {
    sample.memory = proportional_memory(pids, elsewhere);
  }
  sample.processes = pids;
  return sample;
}

int Sampler::runnable_threads() const {
  int runnable = 0;
  for (const std::string& pid : processes()) {
    const std::string tasks = pid + "/task";
    for (const std::string& task : numeric_entries(proc_, tasks.c_str())) {
      const std::string stat = read_at(proc_, tasks + "/" + task + "/stat");
      const std::size_t name_end = stat.rfind(") ");
      runnable += name_end != std::string::npos && stat.substr(name_end + 2, 1) == "R" ? 1 : 0;
    }
  }
  return runnable;
}

int running_on_host() {
  // "0.20 0.18 0.12 3/80 11206": of 80 threads 3 are runnable.
  const std::string text = read_at(AT_FDCWD, "/proc/loadavg");
  std::size_t at = 0;
  for (int field = 0; field < 3 && at != std::string::npos; ++field) {
    at = text.find(' ', at + 1);
  }
  return at == std::string::npos ? 0 : static_cast<int>(number_at(text.substr(at)));
}

}  // namespace assay::sandbox

#include "sandbox/held_memory.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

#include "base/listing.h"
#include "base/unique_fd.h"
#include "sandbox/process_tree.h"

namespace assay::sandbox {
namespace {

constexpr std::int64_t kPipe = 65536;

std::int64_t socket_buffer() {
  static const std::int64_t size = [] {
    const UniqueFd proc(::open("/proc/sys/net/core", O_PATH | O_DIRECTORY | O_CLOEXEC));
    constexpr std::int64_t kUsual = 212992;
    return std::max<std::int64_t>(std::atoll(read_proc_file(proc.get(), "wmem_default").c_str()),
                                  kUsual);
  }();
  return size;
}

/// Each file once, whoever has it open.
class Holder {
 public:
  explicit Holder(dev_t disk) : disk_(disk) {}

  void add(const struct stat& status) {
    const bool buffer = S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode);
    const bool deleted = S_ISREG(status.st_mode) && status.st_nlink == 0 && status.st_dev == disk_;
    if ((!buffer && !deleted) || !seen_.emplace(status.st_dev, status.st_ino).second) {
      return;
    }
    if (deleted) {
      held_.deleted += status.st_blocks * 512;
    } else if (++buffers_ > kFreeBuffers) {
      held_.buffers += S_ISSOCK(status.st_mode) ? socket_buffer() : kPipe;
    }
  }
  const HeldMemory& held() const { return held_; }

 private:
  dev_t disk_;
  HeldMemory held_;
  std::int64_t buffers_ = 0;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

HeldMemory held_memory(int proc, const std::vector<std::string>& processes, dev_t disk) {
  Holder holder(disk);
  for (const std::string& pid : processes) {
    const Listing listing =
        list(UniqueFd(::openat(proc, (pid + "/fd").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)));
    while (const dirent* const entry = listing ? ::readdir(listing.get()) : nullptr) {
      struct stat status{};
      if (entry->d_name[0] != '.' &&
          ::fstatat(::dirfd(listing.get()), entry->d_name, &status, 0) == 0) {
        holder.add(status);
      }
    }
  }
  return holder.held();
}

}  // namespace assay::sandbox

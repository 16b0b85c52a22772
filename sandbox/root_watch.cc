// A watch is on an inode, and only on inodes of the tmpfs that is the box's own root: what is bound
// into it has inodes of other devices, which the host uses too. The watch on a directory tells
// opens of itself and of its entries, by name; an entry that something is mounted on (/box, /tmp,
// /proc, whatever is bound) is another inode, so it tells nothing of that. Names are those of the
// assembled root, which is read-only: no program can choose them.
//
// A watch tells one thing and is gone (IN_ONESHOT) until the next run begins. So what all programs
// together can have queued is bounded by the number of watches, no queue overflows, and no program
// can hide by a flood what it, or another, opens. What runtimes open by themselves is passed over
// (plan_layout()), so an honest program as a rule queues nothing at all.
//
// The other processes in a box's root are ours: inits, and interpreters that start ahead of a run
// or, zygotes, beside one. They run nothing of a submission's, and open what runtimes open.

#include "sandbox/root_watch.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace assay::sandbox {
namespace {

constexpr std::size_t kBuffer = std::size_t{16} * 1024;

}  // namespace

RootWatches::RootWatches() : fd_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {}

void RootWatches::note(int number, std::uint32_t mask, std::string_view name) {
  const auto found = watched_.find(number);
  if (found == watched_.end()) {
    return;
  }
  const auto& [box, path] = found->second;
  if ((mask & IN_OPEN) != 0) {
    std::string opened = path;
    if (!name.empty()) {
      opened.append(path == "/" ? "" : "/").append(name);
    }
    if (std::ranges::find(box->quiet_, opened) == box->quiet_.end()) {
      box->opened_.insert(std::move(opened));
    }
  }
  if ((mask & IN_IGNORED) != 0) {
    box->spent_ = true;
    watched_.erase(found);
  }
}

void RootWatches::read_events() {
  alignas(inotify_event) std::array<char, kBuffer> buffer;
  for (;;) {
    const ssize_t got = ::read(fd_.get(), buffer.data(), buffer.size());
    if (got <= 0) {
      return;
    }
    inotify_event event{};
    for (const char* at = buffer.data(); at < buffer.data() + got; at += sizeof event + event.len) {
      std::memcpy(&event, at, sizeof event);
      note(event.wd, event.mask, event.len > 0 ? at + sizeof event : "");
    }
  }
}

RootWatch::RootWatch(RootWatches& watches, UniqueFd root, const Layout& layout)
    : watches_(watches), root_(std::move(root)), paths_(layout.watched), quiet_(layout.quiet) {}

// The kernel removes the watches with the root.
RootWatch::~RootWatch() {
  const std::scoped_lock lock(watches_.mutex_);
  std::erase_if(watches_.watched_, [&](const auto& entry) { return entry.second.box == this; });
}

// By looking up only: no open of ours is told. A watch that is there already stays as it is.
void RootWatch::arm() {
  spent_ = false;
  const std::string base = "/proc/self/fd/" + std::to_string(root_.get());
  struct stat root{};
  if (::fstat(root_.get(), &root) != 0) {
    return;
  }
  for (const std::string& path : paths_) {
    const std::string place = base + path;
    struct stat status{};
    if (::lstat(place.c_str(), &status) != 0 || status.st_dev != root.st_dev) {
      continue;
    }
    const int number = ::inotify_add_watch(watches_.fd_.get(), place.c_str(),
                                           IN_OPEN | IN_ONESHOT | IN_DONT_FOLLOW);
    if (number >= 0) {
      watches_.watched_[number] = {this, path};
    }
  }
}

void RootWatch::begin() {
  const std::scoped_lock lock(watches_.mutex_);
  watches_.read_events();
  if (spent_) {
    arm();
  }
  opened_.clear();
}

std::vector<std::string> RootWatch::end() {
  const std::scoped_lock lock(watches_.mutex_);
  watches_.read_events();
  std::vector<std::string> paths(opened_.begin(), opened_.end());
  paths.resize(std::min(paths.size(), kMaxPaths));
  return paths;
}

}  // namespace assay::sandbox

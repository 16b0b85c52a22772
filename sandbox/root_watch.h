#pragma once

// What a program opens of its box's own root: the directories that join what is bound into it ("/",
// "/usr", ...) and the files made there (/etc/passwd, ...). Hardly a program has business there;
// one that hunts for tests looks there first.

#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/unique_fd.h"
#include "sandbox/layout.h"

namespace assay::sandbox {

class RootWatch;

/// One inotify(7) instance for all boxes of an executor, as a user may have but 128. Where none is
/// to be had nothing is seen. Thread safe.
class RootWatches {
 public:
  RootWatches();

 private:
  friend class RootWatch;
  struct Watched {
    RootWatch* box = nullptr;
    std::string path;
  };
  void read_events();
  void note(int number, std::uint32_t mask, std::string_view name);

  UniqueFd fd_;
  std::mutex mutex_;
  std::unordered_map<int, Watched> watched_;  ///< By watch descriptor. Guarded by mutex_.
};

/// The root of one box. Thread compatible.
class RootWatch {
 public:
  /// Watches what `layout` says below `root`. `watches` outlives it.
  RootWatch(RootWatches& watches, UniqueFd root, const Layout& layout);
  ~RootWatch();
  RootWatch(const RootWatch&) = delete;
  RootWatch& operator=(const RootWatch&) = delete;

  /// A run begins: what was opened until now is forgotten.
  void begin();
  /// Absolute paths of what was opened since begin(), sorted, kMaxPaths at most. The kernel notes
  /// an open before the program goes on: once all of a run is dead, nothing of it is still to come.
  std::vector<std::string> end();

  static constexpr std::size_t kMaxPaths = 16;

 private:
  friend class RootWatches;
  void arm();

  RootWatches& watches_;
  UniqueFd root_;  ///< Of the box.
  std::vector<std::string> paths_;
  std::vector<std::string> quiet_;
  std::set<std::string> opened_;  ///< Guarded by watches_.mutex_, as all below.
  bool spent_ = true;             ///< Some watch is no more.
};

}  // namespace assay::sandbox

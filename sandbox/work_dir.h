#pragma once

// The directories of one run of tier confined. Other tiers have a fresh tmpfs; here /box and /tmp
// are two directories of the host with a name that nobody can guess, since Landlock keeps a program
// from listing and opening what lies beside them but not from asking for a path that it knows.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/unique_fd.h"
#include "base/units.h"

namespace assay::sandbox {

/// The calling thread accesses files and /proc as this user until the object goes (setfsuid(2)): a
/// supervisor that is root has its runs under a user of their own, and what it does to their files
/// it does with that user's rights alone. Without a user: nothing.
class ActingAs {
 public:
  explicit ActingAs(std::optional<std::uint32_t> user);
  ~ActingAs();
  ActingAs(const ActingAs&) = delete;
  ActingAs& operator=(const ActingAs&) = delete;

 private:
  bool acting_;
};

/// What lies below a directory.
struct DiskUse {
  std::int64_t bytes = 0;  ///< Allocated.
  std::int64_t entries = 0;
  bool too_deep = false;
};

/// Directories may be nested so deep; honest programs have no use for more.
inline constexpr int kMaxDirectoryDepth = 64;

/// Adds up what is below `directory`, at most `max_entries` of it. Files may come and go meanwhile;
/// no link is followed. A directory that its owner cannot read is made readable.
DiskUse measure_disk(int directory, std::int64_t max_entries);

/// Removes the tree `name` in `parent`: of any depth, with unreadable directories, following no
/// link. Nothing that could change it may be alive. False if something is left.
bool remove_tree(int parent, const std::string& name);

/// <temporary directory>/assay-run-<random>/{box,tmp}; removed with its object. The temporary
/// directory is $TMPDIR, else /tmp. Thread compatible.
class WorkDir {
 public:
  /// `user` owns the two directories. Errors: Unsupported (no place for them), Io.
  static Result<WorkDir> make(std::optional<std::uint32_t> user);
  WorkDir(WorkDir&&) noexcept = default;
  WorkDir& operator=(WorkDir&&) = delete;
  ~WorkDir();

  int box() const { return box_.get(); }
  int tmp() const { return tmp_.get(); }
  std::string box_path() const { return path_ + "/box"; }
  std::string tmp_path() const { return path_ + "/tmp"; }
  /// `word` with /box or /tmp, if it begins with one of them, replaced by the directory that stands
  /// for it.
  std::string translate(std::string_view word) const;

 private:
  WorkDir(std::optional<std::uint32_t> user, UniqueFd parent, std::string name, std::string path)
      : user_(user), parent_(std::move(parent)), name_(std::move(name)), path_(std::move(path)) {}

  std::optional<std::uint32_t> user_;
  UniqueFd parent_;  ///< Empty: moved from.
  std::string name_;
  std::string path_;
  UniqueFd root_;  ///< Locked while the run lives.
  UniqueFd box_;
  UniqueFd tmp_;
};

/// Removes what supervisors that died without cleaning up left behind.
void remove_stale_work_dirs();

}  // namespace assay::sandbox

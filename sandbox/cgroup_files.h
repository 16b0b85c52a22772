#pragma once

// Reading and writing control files, and finding where the hierarchies are mounted. Text in, values
// out, so that all of it is tested against made-up files.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/unique_fd.h"

namespace assay::sandbox {

/// A control file kept open; read and written at offset 0. Thread compatible.
class ControlFile {
 public:
  ControlFile() = default;
  /// Opens `directory`/`name` with `flags`. Errors: Sandbox.
  static Result<ControlFile> open(const std::string& directory, const char* name, int flags);
  /// Errors: Sandbox.
  Result<std::string> read() const;
  Result<std::int64_t> read_number() const;
  Result<void> write(std::string_view text) const;
  explicit operator bool() const { return static_cast<bool>(fd_); }

 private:
  UniqueFd fd_;
  std::string path_;
};

/// The number after `key` in a flat keyed file such as memory.events, or nothing.
std::optional<std::int64_t> keyed_number(std::string_view text, std::string_view key);

/// /proc/self/cgroup: controller -> path; version 2 under the key "".
std::map<std::string, std::string> parse_memberships(std::string_view text);

struct CgroupMount {
  bool v2 = false;
  std::string root;                      ///< Which part of the hierarchy is mounted.
  std::string point;                     ///< Where.
  std::vector<std::string> controllers;  ///< Version 1 only.
};
/// The cgroup mounts of /proc/self/mountinfo (proc_pid_mountinfo(5)).
std::vector<CgroupMount> parse_cgroup_mounts(std::string_view mountinfo);

/// The directory of the membership `path` under `mount`, or nothing where it lies outside.
std::optional<std::string> directory_of(const CgroupMount& mount, const std::string& path);

/// `path` without a last component "assay-<pid>-self", into which an Assay process has moved itself
/// (delegate_cgroup_v2): its groups are made beside that.
std::string without_self(const std::string& path);

/// The process id in a name that cgroup_name() made, or nothing.
std::optional<int> owner_of(std::string_view directory_name);

/// Removes the empty groups in `parent` whose owner is dead: no process of that id, or one that
/// began at another time. Those of owners in other PID namespaces, which cannot be seen from here,
/// stay.
void remove_stale_groups(const std::string& parent);

/// rmdir(2), again for a while if the kernel still takes the last process out.
void remove_group(const std::string& directory);

Result<std::string> read_file(const std::string& path);

}  // namespace assay::sandbox

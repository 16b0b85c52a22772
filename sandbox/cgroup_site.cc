// Which hierarchy this process can make groups in.

#include <unistd.h>

#include <algorithm>
#include <optional>

#include "sandbox/cgroup.h"
#include "sandbox/cgroup_files.h"
#include "sandbox/cgroup_v1.h"
#include "sandbox/cgroup_v2.h"

namespace assay::sandbox {
namespace {

using Memberships = std::map<std::string, std::string>;

std::optional<std::string> v1_directory(const std::vector<CgroupMount>& mounts,
                                        const Memberships& memberships,
                                        const std::string& controller) {
  const auto path = memberships.find(controller);
  if (path == memberships.end()) {
    return std::nullopt;
  }
  for (const CgroupMount& mount : mounts) {
    const auto& names = mount.controllers;
    if (!mount.v2 && std::find(names.begin(), names.end(), controller) != names.end()) {
      return directory_of(mount, path->second);
    }
  }
  return std::nullopt;
}

Result<std::string> writable(std::optional<std::string> directory, const std::string& what) {
  if (!directory) {
    return failure(ErrorCode::Unsupported, what + " is not mounted");
  }
  if (::access(directory->c_str(), W_OK) != 0) {
    return failure(Error::from_errno(ErrorCode::Unsupported, what + " at " + *directory, errno));
  }
  return std::move(*directory);
}

Result<std::unique_ptr<CgroupSite>> try_v2(std::optional<std::string> directory) {
  Result<std::string> own = writable(std::move(directory), "cgroup v2");
  if (!own) {
    return failure(std::move(own).error());
  }
  if (Result<void> delegated = delegate_cgroup_v2(*own); !delegated) {
    return failure(std::move(delegated).error());
  }
  remove_stale_groups(*own);
  return make_cgroup_v2_site(std::move(*own));
}

// The group that we are in; or the top of what is mounted, which root may write and in which
// processes do not hinder (a login session's group is full of others').
Result<std::unique_ptr<CgroupSite>> find_v2(const std::vector<CgroupMount>& mounts,
                                            const Memberships& memberships) {
  const auto path = memberships.find("");
  const auto mount =
      std::find_if(mounts.begin(), mounts.end(), [](const CgroupMount& one) { return one.v2; });
  if (path == memberships.end() || mount == mounts.end()) {
    return failure(ErrorCode::Unsupported, "cgroup v2 is not mounted");
  }
  Result<std::unique_ptr<CgroupSite>> own =
      try_v2(directory_of(*mount, without_self(path->second)));
  if (own) {
    return own;
  }
  Result<std::unique_ptr<CgroupSite>> top = try_v2(mount->point);
  if (!top) {
    return failure(std::move(own).error());
  }
  return top;
}

Result<std::unique_ptr<CgroupSite>> find_v1(const std::vector<CgroupMount>& mounts,
                                            const Memberships& memberships) {
  CgroupV1Paths paths;
  const std::pair<const char*, std::string*> wanted[] = {
      {"memory", &paths.memory}, {"pids", &paths.pids}, {"cpuacct", &paths.cpuacct}};
  for (const auto& [controller, path] : wanted) {
    Result<std::string> directory = writable(v1_directory(mounts, memberships, controller),
                                             std::string("cgroup v1 ") + controller);
    if (!directory) {
      return failure(std::move(directory).error());
    }
    *path = std::move(*directory);
    remove_stale_groups(*path);
  }
  if (Result<std::string> cpu =
          writable(v1_directory(mounts, memberships, "cpu"), "cgroup v1 cpu")) {
    paths.cpu = std::move(*cpu);
    remove_stale_groups(paths.cpu);
  }
  return make_cgroup_v1_site(std::move(paths));
}

}  // namespace

Result<std::unique_ptr<CgroupSite>> find_cgroup_site() {
  Result<std::string> mountinfo = read_file("/proc/self/mountinfo");
  Result<std::string> membership = read_file("/proc/self/cgroup");
  if (!mountinfo || !membership) {
    return failure(ErrorCode::Unsupported, "no /proc to find control groups with");
  }
  const std::vector<CgroupMount> mounts = parse_cgroup_mounts(*mountinfo);
  const Memberships memberships = parse_memberships(*membership);
  Result<std::unique_ptr<CgroupSite>> v2 = find_v2(mounts, memberships);
  if (v2) {
    return v2;
  }
  Result<std::unique_ptr<CgroupSite>> v1 = find_v1(mounts, memberships);
  if (!v1) {
    return failure(ErrorCode::Unsupported, v2.error().message() + "; " + v1.error().message());
  }
  return v1;
}

}  // namespace assay::sandbox

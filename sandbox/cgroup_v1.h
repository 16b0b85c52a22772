#pragma once

#include "sandbox/cgroup.h"

namespace assay::sandbox {

/// Directories (of this process) in the hierarchies. Some may be the same: controllers can share a
/// mount.
struct CgroupV1Paths {
  std::string memory;
  std::string pids;
  std::string cpuacct;
  std::string
      cpu;  ///< Empty where there is none to be had: processors are then shared as they come.
};

/// Version 1 below these directories. Nothing is tried yet.
std::unique_ptr<CgroupSite> make_cgroup_v1_site(CgroupV1Paths paths);

/// How many of our own processes live in a version 1 group beside the program's: forker, init.
inline constexpr int kOwnProcesses = 2;

}  // namespace assay::sandbox

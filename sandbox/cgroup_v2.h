#pragma once

#include "sandbox/cgroup.h"

namespace assay::sandbox {

/// Version 2 below `parent`, whose children have the memory and pids controllers.
std::unique_ptr<CgroupSite> make_cgroup_v2_site(std::string parent);

/// Makes `own`, the group of this process, give its children memory and pids (and cpu). A group
/// other than the root's cannot do so with processes of its own in it ("no internal processes",
/// cgroup-v2.rst), so this process moves into a child "assay-<pid>-self" if it must; others'
/// processes in the group are left alone. Errors: Unsupported (not delegated to us).
Result<void> delegate_cgroup_v2(const std::string& own);

}  // namespace assay::sandbox

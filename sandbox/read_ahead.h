#pragma once

#include "sandbox/layout.h"

namespace assay::sandbox {

/// Has the kernel read the files (not the folders) that `layout` binds. Control groups of version 1
/// charge a page of a file to whoever reads it first, and a box gives up what it is charged for
/// beyond its run (Cgroup::begin()): an interpreter of many megabytes would be read from the disk
/// for each run. Best effort.
void read_ahead(const Layout& layout);

}  // namespace assay::sandbox

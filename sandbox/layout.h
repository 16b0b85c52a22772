#pragma once

// From a Root to the plan of a mount tree: pure, so that it is tested without a mount.

#include <string>
#include <vector>

#include "base/result.h"
#include "sandbox/message.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// What the forker does, in this order. Paths in the box are relative to its root.
struct Layout {
  struct Mount {
    std::string host;
    std::string box;
    bool optional = false;
    bool operator==(const Mount&) const = default;
  };
  std::vector<std::string> directories;  ///< Parents before children.
  std::vector<Mount> mounts;             ///< Outer before inner.
  std::vector<RootLink> links;
  std::vector<RootFile> files;
  bool proc = true;
  bool exec = true;
  std::vector<std::string> watched = {};  ///< Absolute paths, for RootWatch.
  std::vector<std::string> quiet = {};    ///< Of those that may be told, not to be told.
  bool operator==(const Layout&) const = default;
};

/// Errors: BadRequest: a path that is not absolute and normal, that is given twice or reserved
/// (/box, /tmp, /proc, /dev), a link or file below a bound path, or more than 512 of a kind.
Result<Layout> plan_layout(const Root& root);

/// Appends the plan to a Begin body, as assemble() in forker/assemble.cc reads it.
void pack(const Layout& layout, Packer& to);

}  // namespace assay::sandbox

#pragma once

// Taking files out of a box after everything in it is dead.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sandbox/sandbox.h"

namespace assay::sandbox {

/// Why `pattern` cannot be asked for: it must pass validate_file_names, with at most one '*', and
/// that in its last component.
std::optional<std::string> refuse_pattern(const std::string& pattern);

/// The files that `patterns` name below the directory `box` (a descriptor of a box's /box). A name
/// without '*' always gives an entry, if only to say why it was refused; a pattern gives one an
/// existing name, sorted. Only regular files with one link, reached without a symbolic link, are
/// read; each up to `file_size`, all together up to `total`. Never blocks. Thread safe. Errors:
/// Sandbox (descriptors or memory have run out: that is no word about the files).
Result<std::vector<CollectedFile>> collect_files(int box, const std::vector<std::string>& patterns,
                                                 Bytes file_size, Bytes total);

/// What the file systems of a box show about its bounds.
struct DiskState {
  bool full = false;           ///< No block or no inode is left in one of them.
  bool file_at_limit = false;  ///< One holds a file of at least the size asked for.
};
/// Looks at /box and /tmp (descriptors). The search for a large file is made only if `look_for` is
/// positive; it visits at most 10,000 entries and never follows a link. Errors: Sandbox.
Result<DiskState> inspect_disk(int box, int tmp, Bytes look_for);

}  // namespace assay::sandbox

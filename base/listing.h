#pragma once

// Directories as streams of entries, from a descriptor.

#include <dirent.h>

#include <memory>

#include "base/unique_fd.h"

namespace assay {

using Listing = std::unique_ptr<DIR, int (*)(DIR*)>;

/// The entries of `directory`, which it takes over. Null, and closed, where they cannot be had: a
/// directory of /proc can be opened and then refuse fstat(2), when its process has ended meanwhile.
inline Listing list(UniqueFd directory) {
  Listing listing(directory ? ::fdopendir(directory.get()) : nullptr, ::closedir);
  if (listing) {
    (void)directory.release();
  }
  return listing;
}

}  // namespace assay

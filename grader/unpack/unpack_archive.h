#pragma once

// Archives as lists of regular files, by libarchive. Meant for a process that has nothing to lose:
// see main.cc.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "grader/unpack/stream.h"

namespace assay::unpack {

/// What an archive may become. Each bound ends the reading where it is passed, so that nothing is
/// expanded that would be refused afterwards.
struct Bounds {
  std::size_t files = 1024;
  std::size_t entries = 4096;         ///< Folders included.
  std::size_t bytes = 16U << 20U;     ///< Of all files together.
  std::size_t ratio = 100;            ///< Bytes for each byte of the archive,
  std::size_t unpressed = 1U << 20U;  ///< but this much is never too many.
};

struct Unpacked {
  std::vector<File> files;  ///< In the archive's order.
  std::string refused;      ///< Not empty: why it is not taken; `files` then means nothing.
};

/// Reads a zip, or a tar that is plain or compressed by gzip, bzip2, xz or zstd; which one is told
/// by the bytes. Taken are regular files, and folders for their names' sake; anything else (links,
/// devices, FIFOs, encrypted entries), a name that sandbox::validate_file_names refuses and a
/// compressed stream within a compressed stream refuse the whole archive. A leading "./" is
/// dropped, modes and owners are not looked at. A name ends at its first NUL byte. Names are UTF-8;
/// the caller has set LC_CTYPE to a UTF-8 locale. Thread safe.
Unpacked unpack_archive(std::string_view archive, const Bounds& bounds);

}  // namespace assay::unpack

#pragma once

// The files of a problem package, read into memory under bounds: what follows (package.cc) is then
// a pure function of them, and is tested without a disk.

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace assay::grader {

/// Content by path relative to the package's folder, with '/' between components.
using FileTree = std::map<std::string, std::string, std::less<>>;

inline constexpr std::int64_t kMaxPackageFileSize = 64 << 20;
inline constexpr std::int64_t kMaxPackageSize = 256 << 20;
inline constexpr int kMaxPackageFiles = 10'000;
inline constexpr int kMaxPackageDepth = 8;
inline constexpr std::size_t kMaxPackageNameLength = 128;

/// Whether `name` may be the name of a package or of a file in one: a letter, digit or '_', then
/// letters, digits and "_.+-", at most kMaxPackageNameLength in all. So neither "..", nor hidden
/// files, nor anything that would need quoting in a message or a shell.
bool is_package_file_name(std::string_view name);

/// Reads every regular file below `folder`, except names that begin with '.' and the top folder
/// generators/ (what made the tests is no part of the problem). Symbolic links, devices, FIFOs and
/// names that is_package_file_name refuses are errors. Each component is opened relative to its
/// parent with O_NOFOLLOW, so that a folder that changes while it is read cannot lead outside.
/// `follow` says whether `folder` itself may be a symbolic link. Errors: NotFound, BadProblem,
/// TooLarge, Io.
Result<FileTree> read_package_files(const std::string& folder, bool follow);

}  // namespace assay::grader

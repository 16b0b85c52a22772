// Walks from / to the folder, one component at a time through descriptors, and asks of each what
// OpenSSH's StrictModes asks of the way to authorized_keys: it belongs to root or to us, and nobody
// else can write in it, a sticky folder like /tmp apart (there nobody else can replace what is
// ours). What has passed can be changed later by root and by ourselves only, so that a path which
// is bound into a box long after the check is still the file that was checked. POSIX ACLs that give
// others the right to write show as the group's bits of the mode (acl(5)).

#include "grader/core/ahead_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace assay::grader {
namespace {

constexpr mode_t kOthersWrite = S_IWGRP | S_IWOTH;
constexpr mode_t kFolderMode = 0700;
constexpr mode_t kFileMode = 0444;  // A box reads it under another user id.
constexpr std::size_t kMaxListed = 4096;

std::string text_of(const char* variable) {
  const char* value = ::getenv(variable);
  return value == nullptr ? "" : value;
}

Error unsafe(const std::string& path, const std::string& why) {
  return {ErrorCode::Unsupported, path + ": " + why + ", so nothing is kept there"};
}

/// What is wrong with a folder on the way, or with the last one.
std::optional<Error> distrust(int fd, const std::string& path, bool last) {
  struct stat status{};
  if (::fstat(fd, &status) != 0) {
    return Error::from_errno(ErrorCode::Io, path, errno);
  }
  const bool ours = status.st_uid == ::geteuid();
  if (!ours && (last || status.st_uid != 0)) {
    return unsafe(path, "belongs to user " + std::to_string(status.st_uid));
  }
  const bool sticky = !last && (status.st_mode & S_ISVTX) != 0;
  if ((status.st_mode & kOthersWrite) != 0 && !sticky) {
    return unsafe(path, "others can write there");
  }
  return std::nullopt;
}

/// Opens `path`, which is absolute and normal, without following a link; every step is looked at.
Result<UniqueFd> open_trusted(const std::string& path) {
  constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
  UniqueFd at(::open("/", kFlags));
  std::string so_far;
  for (const std::filesystem::path& part : std::filesystem::path(path).relative_path()) {
    if (auto error = distrust(at.get(), so_far.empty() ? "/" : so_far, /*last=*/false)) {
      return failure(*std::move(error));
    }
    so_far += "/" + part.string();
    at = UniqueFd(::openat(at.get(), part.c_str(), kFlags));
    if (!at) {
      return failure(Error::from_errno(ErrorCode::Io, so_far, errno));
    }
  }
  if (auto error = distrust(at.get(), path, /*last=*/true)) {
    return failure(*std::move(error));
  }
  return at;
}

Result<void> write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t wrote = ::write(fd, content.data(), content.size());
    if (wrote < 0 && errno == EINTR) {
      continue;
    }
    if (wrote <= 0) {
      return failure(Error::from_errno(ErrorCode::Io, "write", errno));
    }
    content.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return {};
}

}  // namespace

std::string AheadFolder::default_path() {
  if (std::string named = text_of("ASSAY_CACHE"); !named.empty()) {
    return named;
  }
  if (::geteuid() == 0) {
    return "/var/cache/assay";
  }
  if (std::string caches = text_of("XDG_CACHE_HOME"); caches.starts_with('/')) {
    return caches + "/assay";
  }
  const std::string home = text_of("HOME");
  return home.starts_with('/') ? home + "/.cache/assay" : "";
}

Result<AheadFolder> AheadFolder::open(const std::string& path) {
  char resolved[PATH_MAX];
  if (::realpath(path.c_str(), resolved) == nullptr) {
    return failure(
        Error::from_errno(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io, path, errno));
  }
  Result<UniqueFd> folder = open_trusted(resolved);
  if (!folder) {
    return failure(std::move(folder).error());
  }
  return AheadFolder(*std::move(folder), resolved);
}

Result<AheadFolder> AheadFolder::create(const std::string& path) {
  const std::filesystem::path wanted(path);
  std::error_code error;
  if (wanted.has_parent_path()) {
    std::filesystem::create_directories(wanted.parent_path(), error);
  }
  if (error) {
    return failure(ErrorCode::Io, wanted.parent_path().string() + ": " + error.message());
  }
  if (::mkdir(path.c_str(), kFolderMode) != 0 && errno != EEXIST) {
    return failure(Error::from_errno(ErrorCode::Io, path, errno));
  }
  return open(path);
}

std::optional<std::string> AheadFolder::find(std::string_view name) const {
  const std::string file(name);
  struct stat status{};
  if (::fstatat(folder_.get(), file.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
      !S_ISREG(status.st_mode) || status.st_uid != ::geteuid() || status.st_nlink != 1 ||
      (status.st_mode & kOthersWrite) != 0) {
    return std::nullopt;
  }
  return path_ + "/" + file;
}

Result<void> AheadFolder::put(std::string_view name, std::string_view content) const {
  const std::string file(name);
  const std::string temporary = file + "." + std::to_string(::getpid()) + ".tmp";
  ::unlinkat(folder_.get(), temporary.c_str(), 0);  // Of a process of our number that was killed.
  UniqueFd fd(::openat(folder_.get(), temporary.c_str(),
                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!fd) {
    return failure(Error::from_errno(ErrorCode::Io, path_ + "/" + temporary, errno));
  }
  Result<void> written = write_all(fd.get(), content);
  if (written && (::fchmod(fd.get(), kFileMode) != 0 || ::fsync(fd.get()) != 0 ||
                  ::renameat(folder_.get(), temporary.c_str(), folder_.get(), file.c_str()) != 0)) {
    written = failure(Error::from_errno(ErrorCode::Io, "keeping it", errno));
  }
  if (!written) {
    ::unlinkat(folder_.get(), temporary.c_str(), 0);
    return failure(std::move(written).error().with_context(path_ + "/" + file));
  }
  return {};
}

void AheadFolder::remove_others(std::string_view prefix, std::string_view name) const {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path_.c_str()), ::closedir);
  std::vector<std::string> old;
  while (directory && old.size() < kMaxListed) {
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) {
      break;
    }
    const std::string_view found = entry->d_name;
    if (found.starts_with(prefix) && found != name) {
      old.emplace_back(found);
    }
  }
  for (const std::string& file : old) {
    ::unlinkat(folder_.get(), file.c_str(), 0);
  }
}

}  // namespace assay::grader

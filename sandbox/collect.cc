// The names in the box are the program's choice, so every step from /box to a file goes through
// openat2(2) with RESOLVE_BENEATH, NO_SYMLINKS, NO_MAGICLINKS and NO_XDEV. O_NONBLOCK keeps a FIFO
// from blocking the open; what is not a regular file with exactly one link is refused after it. All
// processes are dead by now, so nothing changes between a check and its use.

#include "sandbox/collect.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include "base/listing.h"

namespace assay::sandbox {
namespace {

constexpr std::size_t kMaxMatches = 1024;
constexpr int kMaxVisits = 10'000;
constexpr int kMaxDepth = 64;

UniqueFd open_in_box(int box, const std::string& path, std::uint64_t flags) {
  open_how how{};
  how.flags = flags | O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
  return UniqueFd(static_cast<int>(::syscall(SYS_openat2, box, path.c_str(), &how, sizeof how)));
}

/// Whether a call failed for what we or the host lack, and not for what the program has left there.
bool is_own_trouble(int error) {
  return error == EMFILE || error == ENFILE || error == ENOMEM || error == EIO;
}

tl::unexpected<Error> trouble(const std::string& path, int error) {
  return failure(Error::from_errno(ErrorCode::Sandbox, "looking at " + path + " of a box", error));
}

/// Null where the program has left no directory.
Result<Listing> list(int box, const std::string& path) {
  UniqueFd directory = open_in_box(box, path, O_DIRECTORY);
  if (!directory) {
    return is_own_trouble(errno) ? Result<Listing>(trouble(path, errno))
                                 : Listing(nullptr, ::closedir);
  }
  Listing listing = assay::list(std::move(directory));
  return listing ? Result<Listing>(std::move(listing)) : trouble(path, errno);
}

/// The next entry; null at the end.
Result<const dirent*> next_entry(const Listing& listing, const std::string& path) {
  errno = 0;
  const dirent* entry = ::readdir(listing.get());
  return entry == nullptr && is_own_trouble(errno) ? Result<const dirent*>(trouble(path, errno))
                                                   : entry;
}

Result<std::string> read_regular(int fd, std::int64_t size, const std::string& name) {
  std::string text(static_cast<std::size_t>(size), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t got = ::read(fd, text.data() + done, text.size() - done);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      return trouble(name, errno);
    }
    if (got == 0) {
      break;
    }
    done += static_cast<std::size_t>(got);
  }
  text.resize(done);
  return text;
}

Result<CollectedFile> collect_one(int box, const std::string& name, Bytes file_size, Bytes& left) {
  CollectedFile file{name, {}, {}};
  const UniqueFd fd = open_in_box(box, name, 0);
  if (!fd) {
    if (is_own_trouble(errno)) {
      return trouble(name, errno);
    }
    file.refused = errno == ELOOP || errno == EXDEV ? "reached through a symbolic link"
                   : errno == ENXIO                 ? "not a regular file"
                                                    : std::generic_category().message(errno);
    return file;
  }
  struct stat status{};
  if (::fstat(fd.get(), &status) != 0) {
    return trouble(name, errno);
  }
  if (!S_ISREG(status.st_mode)) {
    file.refused = "not a regular file";
  } else if (status.st_nlink != 1) {
    file.refused = "has more than one link";
  } else if (status.st_size > file_size.count || status.st_size > left.count) {
    file.refused = "too large";
  } else {
    Result<std::string> content = read_regular(fd.get(), status.st_size, name);
    if (!content) {
      return failure(std::move(content).error());
    }
    file.content = *std::move(content);
    left = left - Bytes{status.st_size};
  }
  return file;
}

struct Pattern {
  std::string directory;  ///< "" or ending in '/'.
  std::string prefix;
  std::string suffix;
};

Pattern split_pattern(const std::string& pattern) {
  const std::size_t slash = pattern.rfind('/');
  const std::size_t base = slash == std::string::npos ? 0 : slash + 1;
  const std::size_t star = pattern.find('*', base);
  return {pattern.substr(0, base), pattern.substr(base, star - base), pattern.substr(star + 1)};
}

bool matches(const Pattern& pattern, std::string_view name) {
  return name.size() >= pattern.prefix.size() + pattern.suffix.size() &&
         name.starts_with(pattern.prefix) && name.ends_with(pattern.suffix) && name != "." &&
         name != "..";
}

Result<std::vector<std::string>> matching_names(int box, const std::string& text) {
  const Pattern pattern = split_pattern(text);
  std::vector<std::string> names;
  const std::string path = pattern.directory.empty() ? "." : pattern.directory;
  const Result<Listing> directory = list(box, path);
  if (!directory) {
    return failure(directory.error());
  }
  int visits = 0;
  while (*directory && names.size() < kMaxMatches && visits++ < kMaxVisits) {
    const Result<const dirent*> entry = next_entry(*directory, path);
    if (!entry) {
      return failure(entry.error());
    }
    if (*entry == nullptr) {
      break;
    }
    const std::string name = (*entry)->d_name;
    if (matches(pattern, name) && !validate_file_names({name})) {
      names.push_back(pattern.directory + name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<bool> is_full(int directory) {
  struct statfs info{};
  if (directory < 0) {
    return false;
  }
  if (::fstatfs(directory, &info) != 0) {
    return trouble("the file system", errno);
  }
  return info.f_bfree == 0 || info.f_ffree == 0;
}

Result<bool> has_file_of(int root, const std::string& path, std::int64_t size, int depth,
                         int& visits) {
  const Result<Listing> directory = list(root, path);
  if (!directory) {
    return failure(directory.error());
  }
  while (*directory && depth < kMaxDepth && visits++ < kMaxVisits) {
    const Result<const dirent*> entry = next_entry(*directory, path);
    if (!entry) {
      return failure(entry.error());
    }
    if (*entry == nullptr) {
      return false;
    }
    const std::string name = (*entry)->d_name;
    struct stat status{};
    if (name == "." || name == "..") {
      continue;
    }
    if (::fstatat(::dirfd(directory->get()), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (is_own_trouble(errno)) {
        return trouble(path + "/" + name, errno);
      }
      continue;
    }
    if (S_ISREG(status.st_mode) && status.st_size >= size) {
      return true;
    }
    if (S_ISDIR(status.st_mode)) {
      Result<bool> inside = has_file_of(root, path + "/" + name, size, depth + 1, visits);
      if (!inside || *inside) {
        return inside;
      }
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> refuse_pattern(const std::string& pattern) {
  if (auto why = validate_file_names({pattern})) {
    return why;
  }
  const std::size_t star = pattern.find('*');
  if (star != std::string::npos && (pattern.find('*', star + 1) != std::string::npos ||
                                    pattern.find('/', star) != std::string::npos)) {
    return "a pattern has one '*' at most, in its last component";
  }
  return std::nullopt;
}

Result<std::vector<CollectedFile>> collect_files(int box, const std::vector<std::string>& patterns,
                                                 Bytes file_size, Bytes total) {
  std::vector<CollectedFile> files;
  Bytes left = total;
  for (const std::string& pattern : patterns) {
    const bool is_name = pattern.find('*') == std::string::npos;
    const Result<std::vector<std::string>> names =
        is_name ? std::vector<std::string>{pattern} : matching_names(box, pattern);
    if (!names) {
      return failure(names.error());
    }
    for (const std::string& name : *names) {
      Result<CollectedFile> file = collect_one(box, name, file_size, left);
      if (!file) {
        return failure(std::move(file).error());
      }
      files.push_back(*std::move(file));
    }
  }
  return files;
}

Result<DiskState> inspect_disk(int box, int tmp, Bytes look_for) {
  DiskState state;
  int visits = 0;
  for (const int directory : {box, tmp}) {
    const Result<bool> full = is_full(directory);
    const Result<bool> at_limit = look_for.count > 0
                                      ? has_file_of(directory, ".", look_for.count, 0, visits)
                                      : Result<bool>(false);
    if (!full || !at_limit) {
      return failure((full ? at_limit : full).error());
    }
    state.full = state.full || *full;
    state.file_at_limit = state.file_at_limit || *at_limit;
  }
  return state;
}

}  // namespace assay::sandbox

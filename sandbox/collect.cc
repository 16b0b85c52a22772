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

Listing list(int box, const std::string& path) {
  return assay::list(open_in_box(box, path, O_DIRECTORY));
}

std::string read_regular(int fd, std::int64_t size) {
  std::string text(static_cast<std::size_t>(size), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t got = ::read(fd, text.data() + done, text.size() - done);
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got <= 0) {
      break;
    }
    done += static_cast<std::size_t>(got);
  }
  text.resize(done);
  return text;
}

CollectedFile collect_one(int box, const std::string& name, Bytes file_size, Bytes& left) {
  CollectedFile file{name, {}, {}};
  const UniqueFd fd = open_in_box(box, name, 0);
  if (!fd) {
    file.refused = errno == ELOOP || errno == EXDEV ? "reached through a symbolic link"
                   : errno == ENXIO                 ? "not a regular file"
                                                    : std::generic_category().message(errno);
    return file;
  }
  struct stat status{};
  if (::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    file.refused = "not a regular file";
  } else if (status.st_nlink != 1) {
    file.refused = "has more than one link";
  } else if (status.st_size > file_size.count || status.st_size > left.count) {
    file.refused = "too large";
  } else {
    file.content = read_regular(fd.get(), status.st_size);
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

std::vector<std::string> matching_names(int box, const std::string& text) {
  const Pattern pattern = split_pattern(text);
  std::vector<std::string> names;
  const Listing directory = list(box, pattern.directory.empty() ? "." : pattern.directory);
  int visits = 0;
  while (directory && names.size() < kMaxMatches && visits++ < kMaxVisits) {
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) {
      break;
    }
    if (matches(pattern, entry->d_name) && !validate_file_names({entry->d_name})) {
      names.push_back(pattern.directory + entry->d_name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool is_full(int directory) {
  struct statfs info{};
  return directory >= 0 && ::fstatfs(directory, &info) == 0 &&
         (info.f_bfree == 0 || info.f_ffree == 0);
}

bool has_file_of(int root, const std::string& path, std::int64_t size, int depth, int& visits) {
  const Listing directory = list(root, path);
  while (directory && depth < kMaxDepth && visits++ < kMaxVisits) {
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) {
      return false;
    }
    const std::string name = entry->d_name;
    struct stat status{};
    if (name == "." || name == ".." ||
        ::fstatat(::dirfd(directory.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      continue;
    }
    if (S_ISREG(status.st_mode) && status.st_size >= size) {
      return true;
    }
    if (S_ISDIR(status.st_mode) && has_file_of(root, path + "/" + name, size, depth + 1, visits)) {
      return true;
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

std::vector<CollectedFile> collect_files(int box, const std::vector<std::string>& patterns,
                                         Bytes file_size, Bytes total) {
  std::vector<CollectedFile> files;
  Bytes left = total;
  for (const std::string& pattern : patterns) {
    if (pattern.find('*') == std::string::npos) {
      files.push_back(collect_one(box, pattern, file_size, left));
      continue;
    }
    for (const std::string& name : matching_names(box, pattern)) {
      files.push_back(collect_one(box, name, file_size, left));
    }
  }
  return files;
}

DiskState inspect_disk(int box, int tmp, Bytes look_for) {
  DiskState state{is_full(box) || is_full(tmp), false};
  if (look_for.count > 0) {
    int visits = 0;
    state.file_at_limit = has_file_of(box, ".", look_for.count, 0, visits) ||
                          has_file_of(tmp, ".", look_for.count, 0, visits);
  }
  return state;
}

}  // namespace assay::sandbox

// Walks a package's folder by descriptors. See the header for what is refused; the bounds are on
// each file, on the sum, on the number of files and on depth, so that a package from a stranger
// cannot exhaust memory or the stack.

#include "grader/core/package_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include "base/unique_fd.h"

namespace assay::grader {
namespace {

struct DirectoryCloser {
  void operator()(DIR* directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, DirectoryCloser>;

tl::unexpected<Error> refuse(const std::string& path, const std::string& why) {
  return failure(ErrorCode::BadProblem, path + ": " + why);
}

/// Opens one component; a symbolic link is refused in words instead of by ELOOP's.
Result<UniqueFd> open_component(int parent, const std::string& name, const std::string& path) {
  UniqueFd fd(
      ::openat(parent, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (!fd) {
    if (errno == ELOOP) {
      return refuse(path, "is a symbolic link");
    }
    if (errno == ENXIO) {  // a socket
      return refuse(path, "is not a regular file");
    }
    return failure(Error::from_errno(ErrorCode::Io, path, errno));
  }
  return fd;
}

/// Sorted, so that errors do not depend on the file system's order.
Result<std::vector<std::string>> entries(int fd, const std::string& path) {
  const int copy = ::fcntl(fd, F_DUPFD_CLOEXEC, 0);
  Directory directory(copy >= 0 ? ::fdopendir(copy) : nullptr);
  if (directory == nullptr) {
    Error error = Error::from_errno(ErrorCode::Io, path, errno);
    UniqueFd close_copy(copy);
    return failure(std::move(error));
  }
  std::vector<std::string> names;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(directory.get());
    if (entry == nullptr) {
      break;
    }
    if (entry->d_name[0] != '.') {
      names.emplace_back(entry->d_name);
    }
    if (names.size() > static_cast<std::size_t>(kMaxPackageFiles)) {
      return failure(ErrorCode::TooLarge,
                     path + ": more than " + std::to_string(kMaxPackageFiles) + " files");
    }
  }
  if (errno != 0) {
    return failure(Error::from_errno(ErrorCode::Io, path, errno));
  }
  std::ranges::sort(names);
  return names;
}

class Reader {
 public:
  /// Reads what is below `fd`, the folder `path` ("" for the package's own).
  Result<void> read_folder(int fd, const std::string& path, int depth) {
    const std::string shown = path.empty() ? "." : path;
    if (depth > kMaxPackageDepth) {
      return refuse(shown, "nested deeper than " + std::to_string(kMaxPackageDepth) + " folders");
    }
    Result<std::vector<std::string>> names = entries(fd, shown);
    if (!names) {
      return failure(std::move(names).error());
    }
    for (const std::string& name : *names) {
      const bool top = path.empty();
      if (top && name == "generators") {
        continue;
      }
      const std::string child = top ? name : path + "/" + name;
      if (!is_package_file_name(name)) {
        return refuse(shown, "holds a file whose name is not of letters, digits and _.+- alone");
      }
      if (Result<void> read = read_entry(fd, name, child, depth); !read) {
        return read;
      }
    }
    return {};
  }

  FileTree take() { return std::move(files_); }

 private:
  Result<void> read_entry(int parent, const std::string& name, const std::string& path, int depth) {
    Result<UniqueFd> fd = open_component(parent, name, path);
    if (!fd) {
      return failure(std::move(fd).error());
    }
    struct stat status{};
    if (::fstat(fd->get(), &status) != 0) {
      return failure(Error::from_errno(ErrorCode::Io, path, errno));
    }
    if (S_ISDIR(status.st_mode)) {
      return read_folder(fd->get(), path, depth + 1);
    }
    if (!S_ISREG(status.st_mode)) {
      return refuse(path, "is not a regular file");
    }
    return read_file(fd->get(), path, status.st_size);
  }

  Result<void> read_file(int fd, const std::string& path, std::int64_t size) {
    if (size > kMaxPackageFileSize) {
      return too_large(path + ": larger than " + std::to_string(kMaxPackageFileSize) + " bytes");
    }
    if (static_cast<int>(files_.size()) >= kMaxPackageFiles) {
      return too_large("more than " + std::to_string(kMaxPackageFiles) + " files");
    }
    total_ += size;
    if (total_ > kMaxPackageSize) {
      return too_large("more than " + std::to_string(kMaxPackageSize) + " bytes in all");
    }
    std::string content(static_cast<std::size_t>(size), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
      const ssize_t n = ::read(fd, content.data() + filled, content.size() - filled);
      if (n < 0 && errno == EINTR) {
        continue;
      }
      if (n < 0) {
        return failure(Error::from_errno(ErrorCode::Io, path, errno));
      }
      if (n == 0) {
        return refuse(path, "changed while it was read");
      }
      filled += static_cast<std::size_t>(n);
    }
    files_.emplace(path, std::move(content));
    return {};
  }

  static tl::unexpected<Error> too_large(std::string message) {
    return failure(ErrorCode::TooLarge, std::move(message));
  }

  FileTree files_;
  std::int64_t total_ = 0;
};

}  // namespace

bool is_package_file_name(std::string_view name) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  const auto may_follow = [&](char c) { return is_word(c) || c == '.' || c == '+' || c == '-'; };
  return !name.empty() && name.size() <= kMaxPackageNameLength && is_word(name[0]) &&
         std::ranges::all_of(name, may_follow);
}

Result<FileTree> read_package_files(const std::string& folder, bool follow) {
  const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (follow ? 0 : O_NOFOLLOW);
  UniqueFd fd(::open(folder.c_str(), flags));
  if (!fd) {
    const int error = errno;
    const ErrorCode code =
        error == ENOENT || error == ENOTDIR || error == ELOOP ? ErrorCode::NotFound : ErrorCode::Io;
    return failure(Error::from_errno(code, folder, error));
  }
  Reader reader;
  if (Result<void> read = reader.read_folder(fd.get(), "", 0); !read) {
    return failure(std::move(read).error());
  }
  return reader.take();
}

}  // namespace assay::grader

// Opening repairs: a torn last line is cut off, and lines of errors are dropped. The latter
// rewrites the file beside itself and renames it, so that at no moment a result is missing from the
// disk. The lock is taken before anything is read, on the file that the path names at that time;
// after the rename the new file is locked in its turn before the old lock goes.

#include "grader/eval/result_log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <set>

#include "grader/eval/line_reader.h"

namespace assay::grader {
namespace {

Error io_error(const std::string& path, int errno_value) {
  return Error::from_errno(ErrorCode::Io, path, errno_value);
}

Result<UniqueFd> open_locked(const std::string& path, int more_flags) {
  UniqueFd fd(::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | more_flags, 0644));
  if (!fd) {
    return failure(io_error(path, errno));
  }
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) {
      return failure(ErrorCode::BadRequest, path + ": another evaluation is writing to it");
    }
    return failure(io_error(path, errno));
  }
  return fd;
}

Result<std::string> read_all(const UniqueFd& fd, const std::string& path) {
  struct stat status{};
  if (::fstat(fd.get(), &status) != 0) {
    return failure(io_error(path, errno));
  }
  std::string content(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t done = 0;
  while (done < content.size()) {
    const ssize_t got =
        ::pread(fd.get(), content.data() + done, content.size() - done, static_cast<off_t>(done));
    if (got < 0 && errno == EINTR) {
      continue;
    }
    if (got < 0) {
      return failure(io_error(path, errno));
    }
    if (got == 0) {
      break;
    }
    done += static_cast<std::size_t>(got);
  }
  content.resize(done);
  return content;
}

Result<void> write_all(const UniqueFd& fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd.get(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) {
      continue;
    }
    if (put < 0) {
      return failure(io_error(path, errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

struct Past {
  std::vector<Outcome> outcomes;
  std::string kept;       ///< The lines of the outcomes, with newlines.
  std::size_t whole = 0;  ///< Bytes up to the last newline.
};

/// Reads the whole lines of `content`.
Result<Past> read_past(std::string_view content, const std::string& path) {
  Past past;
  std::set<std::size_t> seen;
  std::size_t number = 0;
  for (std::size_t end; (end = content.find('\n', past.whole)) != std::string_view::npos;) {
    const std::string_view line = content.substr(past.whole, end - past.whole);
    past.whole = end + 1;
    ++number;
    if (is_blank(line)) {
      continue;
    }
    Result<Outcome> outcome = parse_result(line);
    if (!outcome) {
      return failure(std::move(outcome).error().with_context(place(path, number)));
    }
    if (!outcome->error_code.empty()) {
      continue;
    }
    if (!seen.insert(outcome->sample.index).second) {
      return failure(ErrorCode::BadRequest, place(path, number) + ": sample " +
                                                std::to_string(outcome->sample.index) +
                                                " is there twice");
    }
    past.kept.append(line).push_back('\n');
    past.outcomes.push_back(std::move(*outcome));
  }
  return past;
}

/// Whether `path` still names the file of `fd`: another evaluation may have replaced it between our
/// open(2) and our lock.
bool names_this_file(const UniqueFd& fd, const std::string& path) {
  struct stat held{};
  struct stat named{};
  return ::fstat(fd.get(), &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

/// Replaces the file by one that holds `content` and gives its locked descriptor.
Result<UniqueFd> replace(const std::string& path, std::string_view content) {
  const std::string beside = path + ".new";
  Result<UniqueFd> fd = open_locked(beside, O_TRUNC);
  if (!fd) {
    return failure(std::move(fd).error());
  }
  if (Result<void> written = write_all(*fd, content, beside); !written) {
    return failure(std::move(written).error());
  }
  if (::fdatasync(fd->get()) != 0 || ::rename(beside.c_str(), path.c_str()) != 0) {
    return failure(io_error(beside, errno));
  }
  return fd;
}

}  // namespace

Result<ResultLog> ResultLog::open(const std::string& given) {
  Result<UniqueFd> fd = open_locked(given, 0);
  if (!fd) {
    return failure(std::move(fd).error());
  }
  std::error_code unresolved;  // A symbolic link is followed, not replaced.
  const std::filesystem::path resolved = std::filesystem::canonical(given, unresolved);
  const std::string path = unresolved ? given : resolved.string();
  if (!names_this_file(*fd, path)) {
    return failure(ErrorCode::BadRequest, path + ": another evaluation is writing to it");
  }
  ResultLog log;
  log.path_ = path;
  Result<std::string> content = read_all(*fd, path);
  if (!content) {
    return failure(std::move(content).error());
  }
  Result<Past> past = read_past(*content, path);
  if (!past) {
    return failure(std::move(past).error());
  }
  if (past->kept.size() != past->whole) {
    Result<UniqueFd> replaced = replace(path, past->kept);
    if (!replaced) {
      return failure(std::move(replaced).error());
    }
    *fd = std::move(*replaced);
  } else if (past->whole != content->size() &&
             ::ftruncate(fd->get(), static_cast<off_t>(past->whole)) != 0) {
    return failure(io_error(path, errno));
  }
  log.fd_ = std::move(*fd);
  log.past_ = std::move(past->outcomes);
  return log;
}

Result<void> ResultLog::append(std::string_view line) {
  const std::string whole = std::string(line) + "\n";
  const off_t before = ::lseek(fd_.get(), 0, SEEK_END);
  const ssize_t put = ::write(fd_.get(), whole.data(), whole.size());
  if (put != static_cast<ssize_t>(whole.size())) {
    const int why = put < 0 ? errno : ENOSPC;
    if (before >= 0 && ::ftruncate(fd_.get(), before) != 0) {
      // The torn line stays and the next opening cuts it off.
      return failure(io_error(path_, why));
    }
    return failure(io_error(path_, why));
  }
  if (std::chrono::steady_clock::now() - synced_ >= kSyncInterval) {
    return sync();
  }
  return {};
}

Result<void> ResultLog::sync() {
  synced_ = std::chrono::steady_clock::now();
  if (::fdatasync(fd_.get()) != 0 && errno != EINVAL) {  // EINVAL: a pipe or a device.
    return failure(io_error(path_, errno));
  }
  return {};
}

}  // namespace assay::grader

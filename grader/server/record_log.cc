#include "grader/server/record_log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace assay::grader {

Result<RecordLog> RecordLog::open(const std::string& path) {
  UniqueFd fd(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644));
  struct stat status{};
  if (!fd || ::fstat(fd.get(), &status) != 0) {
    return failure(Error::from_errno(ErrorCode::Io, path, errno));
  }
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    return failure(ErrorCode::BadRequest, path + ": another server records into it");
  }
  return RecordLog(std::move(fd), status.st_size);
}

void RecordLog::append(std::string_view request, std::string_view answer) {
  std::string line = "{\"request\":";
  line.append(request).append(",\"answer\":").append(answer).append("}\n");
  const std::lock_guard lock(mutex_);
  if (broken_ != 0) {
    return;
  }
  ssize_t put = 0;
  do {
    put = ::write(fd_.get(), line.data(), line.size());
  } while (put < 0 && errno == EINTR);
  if (put == static_cast<ssize_t>(line.size())) {
    size_ += put;
    return;
  }
  broken_ = put < 0 ? errno : ENOSPC;
  // If this fails too, the torn line is the last one.
  [[maybe_unused]] const int ignored = ::ftruncate(fd_.get(), size_);
}

int RecordLog::broken() const {
  const std::lock_guard lock(mutex_);
  return broken_;
}

}  // namespace assay::grader

#include "sandbox/captured.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace assay::sandbox {
namespace {
constexpr std::size_t kChunk = std::size_t{64} * 1024;  // the usual capacity of a pipe
}

Result<Captured> Captured::make(Bytes bound) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "pipe2", errno));
  }
  Captured stream;
  stream.read_end_.reset(ends[0]);
  stream.write_end_.reset(ends[1]);
  stream.bound_ = static_cast<std::size_t>(std::max<std::int64_t>(bound.count, 0));
  // Only our end: O_NONBLOCK belongs to the open file, of which the two ends have one each.
  if (::fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) {
    return failure(Error::from_errno(ErrorCode::Sandbox, "O_NONBLOCK", errno));
  }
  return stream;
}

bool Captured::read_some() {
  std::array<char, kChunk> chunk;  // NOLINT: filled by read
  const ssize_t got = ::read(read_end_.get(), chunk.data(), chunk.size());
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
    return true;
  }
  if (got <= 0) {
    read_end_.reset();
    return true;
  }
  const std::size_t room = bound_ - text_.size();
  text_.append(chunk.data(), std::min(static_cast<std::size_t>(got), room));
  if (static_cast<std::size_t>(got) > room) {
    truncated_ = true;
    read_end_.reset();
    return false;
  }
  return true;
}

void Captured::drain() {
  std::size_t before = 0;
  while (read_end_) {
    before = text_.size();
    if (!read_some() || text_.size() == before) {
      break;
    }
  }
}

}  // namespace assay::sandbox

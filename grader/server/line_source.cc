#include "grader/server/line_source.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace assay::grader {
namespace {

constexpr std::size_t kKeptCapacity = std::size_t{1} << 20;

}  // namespace

LineSource::Item LineSource::take(std::size_t* budget) {
  while (true) {
    const std::size_t newline = buffer_.find('\n', scanned_);
    if (newline != std::string::npos) {
      const std::string_view line = std::string_view(buffer_).substr(begin_, newline - begin_);
      begin_ = scanned_ = newline + 1;
      if (discarding_ || line.size() > max_line_) {
        discarding_ = false;
        return {.kind = Kind::TooLong, .text = line.substr(0, kPrefix)};
      }
      return {.kind = Kind::Line, .text = line};
    }
    scanned_ = buffer_.size();
    if (scanned_ - begin_ > max_line_) {
      discarding_ = true;
    }
    if (discarding_) {
      keep_prefix_only();
    }
    switch (fill(budget)) {
      case Fill::Got:
        continue;
      case Fill::Ended:
        return end_of_input();
      case Fill::Stopped:
        return {.kind = Kind::Stopped, .text = {}};
      case Fill::Failed:
        return {.kind = Kind::Failed, .text = {}, .errno_value = errno_value_};
    }
  }
}

/// A last line without its newline is a line. Unless reading failed or was stopped: then it may be
/// half of one.
LineSource::Item LineSource::end_of_input() {
  const std::string_view rest = std::string_view(buffer_).substr(begin_);
  begin_ = scanned_ = buffer_.size();
  if (discarding_) {
    discarding_ = false;
    return {.kind = Kind::TooLong, .text = rest.substr(0, kPrefix)};
  }
  if (rest.empty()) {
    return {.kind = Kind::End, .text = {}};
  }
  return {.kind = Kind::Line, .text = rest};
}

void LineSource::keep_prefix_only() {
  if (buffer_.size() - begin_ > kPrefix) {
    buffer_.resize(begin_ + kPrefix);
    scanned_ = buffer_.size();
  }
}

/// Drops what was handed out: once a chunk, not once a line. Gives memory back after a huge line.
void LineSource::compact() {
  buffer_.erase(0, begin_);
  scanned_ -= begin_;
  begin_ = 0;
  if (buffer_.capacity() > kKeptCapacity && buffer_.size() < kKeptCapacity / 2) {
    buffer_.shrink_to_fit();
  }
}

/// Whether there is something to read (or an end, or a fault, that reading will tell).
bool LineSource::wait(bool patient) const {
  while (true) {
    std::array<pollfd, 2> fds{
        pollfd{.fd = fd_, .events = POLLIN, .revents = 0},
        pollfd{.fd = patient ? wake_fd_ : -1, .events = POLLIN, .revents = 0}};
    const int ready = ::poll(fds.data(), fds.size(), patient ? -1 : 0);
    if (ready >= 0) {
      return fds[0].revents != 0 && fds[1].revents == 0;
    }
    if (errno != EINTR) {
      return true;
    }
  }
}

LineSource::Fill LineSource::fill(std::size_t* budget) {
  if (ended_) {
    return errno_value_ == 0 ? Fill::Ended : Fill::Failed;
  }
  compact();
  const std::size_t old_size = buffer_.size();
  const std::size_t most = budget == nullptr ? kChunk : std::min(kChunk, *budget);
  while (true) {
    if (most == 0 || !wait(budget == nullptr)) {
      return Fill::Stopped;
    }
    buffer_.resize(old_size + most);
    const ssize_t got = ::read(fd_, buffer_.data() + old_size, most);
    const int error = errno;
    buffer_.resize(old_size + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got > 0) {
      if (budget != nullptr) {
        *budget -= static_cast<std::size_t>(got);
      }
      return Fill::Got;
    }
    if (got < 0 && (error == EINTR || error == EAGAIN)) {
      continue;
    }
    ended_ = true;
    errno_value_ = got < 0 ? error : 0;
    return got < 0 ? Fill::Failed : Fill::Ended;
  }
}

}  // namespace assay::grader

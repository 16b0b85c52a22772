#pragma once

#include <unistd.h>

#include <utility>

namespace assay {

/// Owns one file descriptor and closes it. Move-only. Whoever opens the descriptor opens it with
/// O_CLOEXEC (SOCK_CLOEXEC, MFD_CLOEXEC, ...): nothing of ours is inherited by accident. Thread
/// compatible.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    if (this != &other) {
      reset(std::exchange(other.fd_, -1));
    }
    return *this;
  }
  UniqueFd(const UniqueFd&) = delete;
  UniqueFd& operator=(const UniqueFd&) = delete;
  ~UniqueFd() { reset(); }

  /// -1 when empty.
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

  /// Closes what is held and takes `fd`. EINTR of close(2) is not retried: on Linux the descriptor
  /// is gone either way.
  void reset(int fd = -1) {
    if (fd_ >= 0) {
      ::close(fd_);
    }
    fd_ = fd;
  }
  /// Gives the descriptor away; the caller closes it.
  [[nodiscard]] int release() { return std::exchange(fd_, -1); }

 private:
  int fd_ = -1;
};

}  // namespace assay

// The descriptor may be a pipe whose reader has stopped reading. A blocking write(2) to it could
// never be called off, and setting O_NONBLOCK would change it for everybody who shares the open
// file description. So: poll, and then write no more than PIPE_BUF, which a pipe that polls
// writable takes without blocking (pipe(7)). SIGPIPE is blocked in the writing thread alone.

#include "grader/server/answer_writer.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <new>
#include <utility>

#include "base/check.h"
#include "base/patience.h"

namespace assay::grader {
namespace {

constexpr std::size_t kBatch = std::size_t{64} << 10;
constexpr std::chrono::milliseconds kMemoryPause{10};
constexpr int kPollMs = 100;  // How late a give_up_at may be noticed by a stalled writer.

void block_sigpipe() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

bool append(std::string& to, const std::string& more) {
  try {
    to += more;
    return true;
  } catch (const std::bad_alloc&) {
    return false;
  }
}

}  // namespace

AnswerWriter::AnswerWriter(int fd, AnswerWriterOptions options)
    : fd_(fd), options_(std::move(options)), thread_([this] { loop(); }) {}

AnswerWriter::~AnswerWriter() { finish(); }

std::uint64_t AnswerWriter::take_place() {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] {
    return broken_ != 0 || !limited_ || next_place_ - written_ < options_.max_outstanding;
  });
  return next_place_++;
}

void AnswerWriter::lift_limit() {
  const std::lock_guard lock(mutex_);
  limited_ = false;
  room_.notify_all();
}

void AnswerWriter::write(std::uint64_t place, std::string line) {
  when_memory_is_there([&] { line += '\n'; });
  std::unique_lock lock(mutex_);
  room_.wait(lock, [&] {
    return broken_ != 0 || pending_bytes_ == 0 || (options_.ordered && place == next_written_) ||
           pending_bytes_ + line.size() <= options_.max_pending_bytes;
  });
  if (broken_ != 0) {
    return;
  }
  while (!add(place, line)) {
    lock.unlock();
    std::this_thread::sleep_for(kMemoryPause);
    lock.lock();
    if (broken_ != 0) {
      return;
    }
  }
  if (can_write()) {
    pending_changed_.notify_one();
  }
}

/// False if there is no memory for it; then the line is where it was.
bool AnswerWriter::add(std::uint64_t place, std::string& line) {
  const std::uint64_t key = options_.ordered ? place : next_arrival_;
  const std::size_t size = line.size();
  try {
    const bool is_new = pending_.try_emplace(key, std::move(line)).second;
    check(is_new && key >= next_written_, "one answer a place");
  } catch (const std::bad_alloc&) {
    return false;
  }
  next_arrival_ += options_.ordered ? 0 : 1;
  pending_bytes_ += size;
  return true;
}

void AnswerWriter::give_up_at(Clock::time_point when) {
  give_up_ = when.time_since_epoch().count();
}

void AnswerWriter::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
    pending_changed_.notify_one();
  }
  if (thread_.joinable()) {
    thread_.join();
  }
}

bool AnswerWriter::can_write() const {
  return !pending_.empty() && pending_.begin()->first == next_written_;
}

/// What can be written now, up to about kBatch: one system call for many small answers; a single
/// one where there is no memory for more.
std::string AnswerWriter::take_batch() {
  std::string batch;
  while (can_write() && batch.size() < kBatch) {
    if (batch.empty()) {
      batch = std::move(pending_.begin()->second);
    } else if (!append(batch, pending_.begin()->second)) {
      break;
    }
    pending_.erase(pending_.begin());
    ++next_written_;
  }
  return batch;
}

void AnswerWriter::loop() {
  block_sigpipe();
  std::unique_lock lock(mutex_);
  while (broken_ == 0) {
    pending_changed_.wait(lock, [this] { return finishing_ || can_write(); });
    if (!can_write()) {
      return;
    }
    const std::string batch = take_batch();
    room_.notify_all();  // The place that is now next may be one that waits.
    lock.unlock();
    const bool written = write_all(batch);
    lock.lock();
    pending_bytes_ -= batch.size();
    written_ = next_written_;
    room_.notify_all();
    if (!written) {
      pending_.clear();
      lock.unlock();
      if (options_.on_broken) {
        options_.on_broken();
      }
      return;
    }
  }
}

bool AnswerWriter::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    pollfd waiting{.fd = fd_, .events = POLLOUT, .revents = 0};
    const int ready = ::poll(&waiting, 1, kPollMs);
    if (ready == 0 && Clock::now().time_since_epoch().count() >= give_up_) {
      break_off(ETIMEDOUT);
      return false;
    }
    if (ready == 0 || (ready < 0 && errno == EINTR)) {
      continue;
    }
    const std::size_t most = std::min<std::size_t>(bytes.size(), PIPE_BUF);
    const ssize_t count = ready < 0 ? -1 : ::write(fd_, bytes.data(), most);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) {
      continue;
    }
    if (count <= 0) {
      break_off(count < 0 ? errno : EIO);
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void AnswerWriter::break_off(int errno_value) {
  const std::lock_guard lock(mutex_);
  broken_ = errno_value;
  room_.notify_all();
}

}  // namespace assay::grader

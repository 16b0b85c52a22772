// The run is in a thread of its own, and the caller's thread talks. When the run has ended our copy
// of the program's end is closed, so that a caller that waits for a line reads the end; so nothing
// here waits longer than the run's limits.

#include "grader/core/talk.h"

#include <sys/socket.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <functional>
#include <new>
#include <utility>

#include "base/patience.h"
#include "base/threads.h"

namespace assay::grader {

Result<std::unique_ptr<Talk>> Talk::start(sandbox::Executor& executor, sandbox::Spec spec,
                                          RunGate::Places place, const std::stop_token& stop) {
  std::array<int, 2> fds{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds.data()) != 0) {
    return failure(Error::from_errno(ErrorCode::Io, "socketpair", errno));
  }
  std::unique_ptr<Talk> talk(new Talk(std::move(spec), std::move(place)));
  talk->ours_.reset(fds[0]);
  talk->theirs_.reset(fds[1]);
  talk->spec_.passed.push_back({.number = kFd, .fd = fds[1]});
  talk->spec_.over_time = std::make_shared<std::atomic<bool>>(false);
  talk->forward_.emplace(stop, [source = &talk->stop_] { source->request_stop(); });
  Result<std::thread> thread = with_threads([self = talk.get(), &executor] {
    return std::thread([self, &executor] { self->run(executor); });
  });
  if (!thread) {
    return failure(std::move(thread).error());
  }
  talk->thread_ = *std::move(thread);
  return talk;
}

Talk::~Talk() {
  if (thread_.joinable()) {
    stop_.request_stop();
    thread_.join();
  }
}

void Talk::run(sandbox::Executor& executor) noexcept {
  try {
    report_ = executor.run(spec_, stop_.get_token());
  } catch (const std::bad_alloc&) {
    report_ = when_memory_is_there(
        []() -> Result<sandbox::Report> { return failure(ErrorCode::Io, "out of memory"); });
  }
  theirs_.reset();
}

bool Talk::read_some() {
  std::array<char, 1 << 16> buffer;  // NOLINT(*-member-init): written by recv
  ssize_t got = 0;
  do {
    got = ::recv(ours_.get(), buffer.data(), buffer.size(), 0);
  } while (got < 0 && errno == EINTR);
  if (got > 0) {
    unread_.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return got > 0;
}

std::string Talk::ask(std::string_view line) {
  while (!line.empty()) {
    const ssize_t sent = ::send(ours_.get(), line.data(), line.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) {
      break;  // Gone; what it had said before is still to be read.
    }
    line.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : 0);
  }
  const auto bound = static_cast<std::size_t>(spec_.limits.output.count);
  std::size_t searched = 0;
  std::size_t newline = unread_.find('\n');
  while (newline == std::string::npos && unread_.size() <= bound) {
    searched = unread_.size();
    if (!read_some()) {
      break;
    }
    newline = unread_.find('\n', searched);
  }
  const std::size_t end = newline == std::string::npos ? unread_.size() : newline + 1;
  std::string heard = unread_.substr(0, end);
  unread_.erase(0, end);
  return heard;
}

Result<sandbox::Report> Talk::end() {
  ::shutdown(ours_.get(), SHUT_WR);
  while (unread_.empty() && read_some()) {
  }
  ours_.reset();
  thread_.join();
  return std::move(report_);
}

}  // namespace assay::grader

#include "grader/server/stop_signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <utility>

#include "base/threads.h"

namespace assay::grader {
namespace {

// What a signal handler can reach. The process id keeps a forked child that still has this handler
// (a forker, before it sets its own) from telling us of its signals through the shared eventfd.
std::atomic<int> g_signalled_fd = -1;
std::atomic<pid_t> g_owner = 0;
static_assert(std::atomic<int>::is_always_lock_free);  // pid_t is an int

void add_one(int fd) {
  const std::uint64_t one = 1;
  // Fails only when the counter is full, and then the reader is awake.
  [[maybe_unused]] const ssize_t ignored = ::write(fd, &one, sizeof one);
}

void on_stop_signal(int) {
  const int saved_errno = errno;
  const int fd = g_signalled_fd;
  if (fd >= 0 && ::getpid() == g_owner) {
    add_one(fd);
  }
  errno = saved_errno;
}

}  // namespace

Result<std::unique_ptr<StopSignals>> StopSignals::install(std::function<void(int)> on_signal) {
  UniqueFd signalled(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  UniqueFd quit(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!signalled || !quit) {
    return failure(Error::from_errno(ErrorCode::Io, "eventfd", errno));
  }
  int none = -1;
  if (!g_signalled_fd.compare_exchange_strong(none, signalled.get())) {
    return failure(ErrorCode::Internal, "this process serves already");
  }
  g_owner = ::getpid();
  auto installed = with_threads([&] {
    return std::unique_ptr<StopSignals>(
        new StopSignals(std::move(signalled), std::move(quit), std::move(on_signal)));
  });
  if (!installed) {
    g_signalled_fd = -1;
  }
  return installed;
}

StopSignals::StopSignals(UniqueFd signalled, UniqueFd quit, std::function<void(int)> on_signal)
    : signalled_(std::move(signalled)),
      quit_(std::move(quit)),
      on_signal_(std::move(on_signal)),
      thread_([this] { watch(); }) {
  struct sigaction action{};
  action.sa_handler = on_stop_signal;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &action, &before_[i]);
  }
}

StopSignals::~StopSignals() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &before_[i], nullptr);
  }
  g_signalled_fd = -1;
  add_one(quit_.get());
  thread_.join();
}

void StopSignals::watch() {
  int so_far = 0;
  while (true) {
    std::array<pollfd, 2> waiting{pollfd{.fd = signalled_.get(), .events = POLLIN, .revents = 0},
                                  pollfd{.fd = quit_.get(), .events = POLLIN, .revents = 0}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) {
      continue;  // EINTR, and nothing else with these arguments.
    }
    if (waiting[1].revents != 0) {
      return;
    }
    std::uint64_t count = 0;
    if (::read(signalled_.get(), &count, sizeof count) == sizeof count) {
      so_far += static_cast<int>(count);
      on_signal_(so_far);
    }
  }
}

}  // namespace assay::grader

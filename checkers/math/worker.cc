// A pool of forked workers. The forking thread may be one of many: the child uses malloc (which
// glibc makes usable after fork), FLINT (whose caches are thread-local) and system calls, takes no
// lock of ours, and closes every inherited descriptor before anything else.
//
// A message is one SOCK_SEQPACKET datagram: the program there, one byte (assay_equality) back. A
// worker that does not answer in time is killed by its pid and reaped at once, so that no zombie
// stays.

#include "checkers/math/worker.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <vector>

#include "base/unique_fd.h"
#include "checkers/math/calcium_shim.h"
#include "checkers/math/postfix.h"

namespace assay::checkers::math {
namespace {

using Clock = std::chrono::steady_clock;
constexpr long kDegreeLimit = 160;
constexpr unsigned kMaxRunSeconds = 30;  // if the parent is gone and the worker never reads again

void limit_memory() {
  long pages = 0;
  if (std::FILE* statm = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(statm, "%ld", &pages) != 1)
      pages = 0;  // NOLINT: a number that the kernel wrote
    std::fclose(statm);
  }
  const auto bytes =
      static_cast<rlim_t>(pages) * 4096 + (static_cast<rlim_t>(kWorkerMemoryMiB) << 20U);
  const rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

void detach_from_parent(int& socket) {
  for (int s = 1; s < NSIG; ++s) std::signal(s, SIG_DFL);
  sigset_t nothing;
  sigemptyset(&nothing);
  sigprocmask(SIG_SETMASK, &nothing, nullptr);
  const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (socket != 3) {
    dup2(socket, 3);
    socket = 3;
  }
  const int sink = null == 3 ? open("/dev/null", O_RDWR | O_CLOEXEC) : null;
  for (int fd = 0; fd < 3; ++fd) dup2(sink, fd);
  syscall(SYS_close_range, 4U, ~0U, 0U);
}

[[noreturn]] void serve(int socket) {
  detach_from_parent(socket);
  limit_memory();
  std::vector<char> buffer(kMaxProgramBytes + 1);
  while (true) {
    const ssize_t size = recv(socket, buffer.data(), kMaxProgramBytes, 0);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) _exit(0);
    buffer[static_cast<std::size_t>(size)] = '\0';
    alarm(kMaxRunSeconds);
    assay_equality equality = assay_algebraic_equal(buffer.data(), kDegreeLimit / 8);
    if (equality == ASSAY_EQUALITY_UNKNOWN) equality = assay_calcium_equal(buffer.data());
    if (equality == ASSAY_EQUALITY_UNKNOWN)
      equality = assay_algebraic_equal(buffer.data(), kDegreeLimit);
    alarm(0);
    const char answer = static_cast<char>(equality);
    if (send(socket, &answer, 1, MSG_NOSIGNAL) != 1) _exit(0);
  }
}

struct Worker {
  pid_t pid = -1;
  UniqueFd socket;
  int runs = 0;
};

void end(Worker& worker) {
  worker.socket.reset();
  if (worker.pid > 0) {
    kill(worker.pid, SIGKILL);
    while (waitpid(worker.pid, nullptr, 0) < 0 && errno == EINTR) {
    }
  }
  worker.pid = -1;
}

std::optional<Worker> start() {
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) return std::nullopt;
  UniqueFd ours(pair[0]);
  UniqueFd theirs(pair[1]);
  const pid_t pid = fork();
  if (pid < 0) return std::nullopt;
  if (pid == 0) serve(theirs.release());
  Worker worker;
  worker.pid = pid;
  worker.socket = std::move(ours);
  return worker;
}

class Pool {
 public:
  std::optional<Worker> take(Clock::time_point deadline) {
    std::unique_lock lock(mutex_);
    while (idle_.empty() && made_ >= kMaxWorkers) {
      if (available_.wait_until(lock, deadline) == std::cv_status::timeout) return std::nullopt;
    }
    if (!idle_.empty()) {
      Worker worker = std::move(idle_.back());
      idle_.pop_back();
      return worker;
    }
    ++made_;
    lock.unlock();
    std::optional<Worker> worker = start();
    if (!worker) forget();
    return worker;
  }
  void give_back(Worker worker) {
    {
      const std::lock_guard lock(mutex_);
      idle_.push_back(std::move(worker));
    }
    available_.notify_one();
  }
  void forget() {
    {
      const std::lock_guard lock(mutex_);
      --made_;
    }
    available_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable available_;
  std::vector<Worker> idle_;
  int made_ = 0;
};

// Never destroyed: at the end of the process its sockets close and the workers leave.
Pool& pool() {
  static Pool* const instance = new Pool;  // NOLINT
  return *instance;
}

bool readable(int fd, Clock::time_point deadline) {
  while (true) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return false;
    pollfd entry{.fd = fd, .events = POLLIN, .revents = 0};
    const int ready = poll(&entry, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

// The worker's answer byte, or nothing.
std::optional<char> ask(Worker& worker, const std::string& program, Clock::time_point deadline) {
  const ssize_t sent = send(worker.socket.get(), program.data(), program.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(program.size())) return std::nullopt;
  char answer = 0;
  if (!readable(worker.socket.get(), deadline) || recv(worker.socket.get(), &answer, 1, 0) != 1)
    return std::nullopt;
  return answer;
}

}  // namespace

Constants run_in_worker(const std::string& program, Clock::time_point deadline) {
  if (program.empty() || program.size() > kMaxProgramBytes) return Constants::Unknown;
  std::optional<Worker> worker = pool().take(deadline);
  if (!worker) return Constants::Unknown;
  const std::optional<char> answer = ask(*worker, program, deadline);
  if (!answer || ++worker->runs >= kRunsOfWorker) {
    end(*worker);
    pool().forget();
  } else {
    pool().give_back(std::move(*worker));
  }
  if (answer == static_cast<char>(ASSAY_EQUAL)) return Constants::Equal;
  if (answer == static_cast<char>(ASSAY_DIFFERENT)) return Constants::Different;
  return Constants::Unknown;
}

}  // namespace assay::checkers::math

// A pool of forked workers. The forking thread may be one of many: the child uses malloc (which
// glibc makes usable after fork), FLINT (whose caches are thread-local) and system calls, takes no
// lock of ours, and closes every inherited descriptor before anything else.
//
// A message is one SOCK_SEQPACKET datagram: the program there, one byte (assay_equality) back. A
// worker that does not answer in time is killed by its pid and reaped at once, so that no zombie
// stays.
//
// What a worker does by itself is a property of the program, and its end says nothing about the two
// constants: Unknown. What is done to it is a failure of ours: it could not be started, was killed
// from outside, or did not get the processor. A worker that died is replaced once, and the second
// death tells.

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
#include <ctime>
#include <memory>
#include <mutex>
#include <new>
#include <vector>

#include "base/unique_fd.h"
#include "checkers/math/calcium_shim.h"
#include "checkers/math/postfix.h"

namespace assay::checkers::math {
namespace {

using Clock = std::chrono::steady_clock;
constexpr long kDegreeLimit = 160;
constexpr unsigned kMaxRunSeconds = 30;  // if the parent is gone and the worker never reads again
constexpr int kNotSetUp = 3;             // exit status: nothing was computed
// A worker that got less than one part in so many of its time was starved, not slow; of less time
// than this nobody can tell.
constexpr int kStarvedShare = 3;
constexpr std::chrono::milliseconds kTellingTime{50};

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

// Ends the process where it cannot be cut off from the parent.
void detach_from_parent(int& socket) {
  for (int s = 1; s < NSIG; ++s) std::signal(s, SIG_DFL);
  sigset_t nothing;
  sigemptyset(&nothing);
  sigprocmask(SIG_SETMASK, &nothing, nullptr);
  if (socket != 3 && dup2(socket, 3) != 3) _exit(kNotSetUp);
  socket = 3;
  // Before the open, which may need one of them. With a copy of the parent's end it would outlive
  // the parent.
  if (syscall(SYS_close_range, 4U, ~0U, 0U) != 0) _exit(kNotSetUp);
  const int sink = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (sink < 0) _exit(kNotSetUp);
  for (int fd = 0; fd < 3; ++fd) {
    if (dup2(sink, fd) != fd) _exit(kNotSetUp);
  }
  if (sink > 3) close(sink);
}

[[noreturn]] void serve(int socket) {
  detach_from_parent(socket);
  limit_memory();
  const std::unique_ptr<char[]> buffer(new (std::nothrow) char[kMaxProgramBytes + 1]);  // NOLINT
  if (buffer == nullptr) _exit(kNotSetUp);
  while (true) {
    const ssize_t size = recv(socket, buffer.get(), kMaxProgramBytes, 0);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) _exit(kNotSetUp);
    buffer[static_cast<std::size_t>(size)] = '\0';
    alarm(kMaxRunSeconds);
    assay_equality equality = assay_algebraic_equal(buffer.get(), kDegreeLimit / 8);
    if (equality == ASSAY_EQUALITY_UNKNOWN) equality = assay_calcium_equal(buffer.get());
    if (equality == ASSAY_EQUALITY_UNKNOWN)
      equality = assay_algebraic_equal(buffer.get(), kDegreeLimit);
    alarm(0);
    const char answer = static_cast<char>(equality);
    if (send(socket, &answer, 1, MSG_NOSIGNAL) != 1) _exit(kNotSetUp);
  }
}

struct Worker {
  pid_t pid = -1;
  UniqueFd socket;
  int runs = 0;
};

// Kills and reaps it; its wait status, or -1 where it is not to be had.
int end(Worker& worker) {
  worker.socket.reset();
  int status = -1;
  if (worker.pid > 0) {
    kill(worker.pid, SIGKILL);
    pid_t reaped = 0;
    while ((reaped = waitpid(worker.pid, &status, 0)) < 0 && errno == EINTR) {
    }
    if (reaped != worker.pid) status = -1;
  }
  worker.pid = -1;
  return status;
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
  // `fresh`: one that has not run yet, in the place of an idle one if need be.
  std::optional<Worker> take(Clock::time_point deadline, bool fresh) {
    std::unique_lock lock(mutex_);
    while (idle_.empty() && made_ >= kMaxWorkers) {
      if (available_.wait_until(lock, deadline) == std::cv_status::timeout) return std::nullopt;
    }
    Worker idle;
    if (!idle_.empty() && (!fresh || made_ >= kMaxWorkers)) {
      idle = std::move(idle_.back());
      idle_.pop_back();
      if (!fresh) return idle;
    } else {
      ++made_;
    }
    lock.unlock();
    end(idle);
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

// Processor time that the worker has had.
std::chrono::nanoseconds cpu_time(const Worker& worker) {
  clockid_t clock{};
  timespec time{};
  if (clock_getcpuclockid(worker.pid, &clock) != 0 || clock_gettime(clock, &time) != 0) return {};
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

Constants from_byte(char answer) {
  if (answer == static_cast<char>(ASSAY_EQUAL)) return Constants::Equal;
  if (answer == static_cast<char>(ASSAY_DIFFERENT)) return Constants::Different;
  return Constants::Unknown;
}

// What is left when there is no answer byte.
enum class Ended { Slow, Starved, Died };

struct Asked {
  std::optional<char> answer;
  Ended ended = Ended::Died;
};

Asked ask(const Worker& worker, const std::string& program, Clock::time_point deadline) {
  const Clock::time_point start = Clock::now();
  const std::chrono::nanoseconds before = cpu_time(worker);
  const ssize_t sent = send(worker.socket.get(), program.data(), program.size(), MSG_NOSIGNAL);
  if (sent != static_cast<ssize_t>(program.size())) return {};
  if (!readable(worker.socket.get(), deadline)) {
    const Clock::duration took = Clock::now() - start;
    const bool starved = took >= kTellingTime && (cpu_time(worker) - before) * kStarvedShare < took;
    return {std::nullopt, starved ? Ended::Starved : Ended::Slow};
  }
  char answer = 0;
  if (recv(worker.socket.get(), &answer, 1, 0) != 1) return {};
  return {answer, Ended::Slow};
}

// Out of memory, out of stack, or the alarm: it ended by what it computed.
bool by_itself(int status) {
  if (!WIFSIGNALED(status)) return false;
  const int signal = WTERMSIG(status);
  return signal == SIGABRT || signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE ||
         signal == SIGILL || signal == SIGALRM;
}

}  // namespace

Constants run_in_worker(const std::string& program, Clock::time_point deadline) {
  if (program.empty() || program.size() > kMaxProgramBytes) return Constants::Unknown;
  if (Clock::now() >= deadline) return Constants::Unknown;
  Constants without_answer = Constants::Failed;
  for (const bool fresh : {false, true}) {
    std::optional<Worker> worker = pool().take(deadline, fresh);
    if (!worker) return Constants::Failed;
    const Asked asked = ask(*worker, program, deadline);
    if (asked.answer && ++worker->runs < kRunsOfWorker) {
      pool().give_back(std::move(*worker));
      return from_byte(*asked.answer);
    }
    const int status = end(*worker);
    pool().forget();
    if (asked.answer) return from_byte(*asked.answer);
    if (asked.ended == Ended::Slow) return Constants::Unknown;
    if (asked.ended == Ended::Starved) return Constants::Failed;
    without_answer = by_itself(status) ? Constants::Unknown : Constants::Failed;
  }
  return without_answer;
}

}  // namespace assay::checkers::math

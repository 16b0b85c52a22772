// The forker: one small process a slot and root layout, first process of its own namespaces, with
// its root assembled. It clones the inits of runs, so that the supervisor's large address space is
// never forked and everything that can be shared safely between runs is made once. It talks to the
// supervisor alone (wire.h) and never touches what a program can write.

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

#include "sandbox/forker/box.h"
#include "sandbox/forker/channel.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {

void fail(int socket, wire::Stage stage, std::uint32_t index) {
  const wire::Failed failed{stage, errno, index};
  send_or_hang_up(socket, wire::Kind::Failed, &failed, sizeof failed);
  ::_exit(1);
}

std::uint64_t now_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1000000000 +
         static_cast<std::uint64_t>(now.tv_nsec);
}

std::uint64_t microseconds(const timeval& time) {
  return static_cast<std::uint64_t>(time.tv_sec) * 1000000 +
         static_cast<std::uint64_t>(time.tv_usec);
}

void leave_processor(const Box& box) {
  if (CPU_COUNT(&box.processors) != 0) {
    (void)::sched_setaffinity(0, sizeof box.processors, &box.processors);
  }
}

namespace {

using wire::Stage;

Box g_box;
Mail g_mail;
Message& g_message = g_mail.message;
constexpr int kAttempts = 2000;  // to say that a run is reaped, each a millisecond
constexpr int kMaxZygotes = 64;  // alive or not yet reaped; the supervisor keeps far fewer
pid_t g_zygotes[kMaxZygotes];
Progress* g_progress = nullptr;  ///< A page of its own, see Arming::progress.

[[noreturn]] void broken_protocol() {
  errno = EBADMSG;
  fail(g_box.control, Stage::Protocol);
}

void keep_policy() {
  wire::Unpacker body(g_mail.body, g_message.header.size);
  const std::uint32_t profile = body.u32();
  const std::string_view program = body.bytes();
  if (!body.ok() || profile >= wire::kProfiles || g_box.policies[profile].filter != nullptr) {
    broken_protocol();
  }
  void* const memory = ::mmap(nullptr, program.size() + 1, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    fail(g_box.control, Stage::SharedMemory);
  }
  std::memcpy(memory, program.data(), program.size());
  g_box.policies[profile] = {static_cast<unsigned short>(program.size() / sizeof(sock_filter)),
                             static_cast<sock_filter*>(memory)};
}

void forget_zygote(pid_t pid) {
  for (pid_t& zygote : g_zygotes) {
    if (zygote == pid) {
      zygote = 0;
    }
  }
}

// The death of the init is the death of its PID namespace: when it has been reaped, nothing of the
// run is left (pid_namespaces(7)). It cannot end before the namespace is empty, and what a zygote
// that died had put there is this process's child now: so whatever ends is reaped.
void reap_init(pid_t init) {
  rusage usage{};
  pid_t pid;
  do {
    pid = ::wait4(-1, nullptr, __WALL, &usage);
    forget_zygote(pid);
  } while (pid != init && (pid > 0 || errno == EINTR));
  if (g_progress->ended) {
    return;
  }
  const wire::Reaped reaped{microseconds(usage.ru_utime), microseconds(usage.ru_stime),
                            static_cast<std::uint64_t>(usage.ru_maxrss) * 1024};
  // What the run has filled may still be there: the supervisor lifts the limit (Cgroup::lift()) if
  // it knows of the end. If not it hears of it by the forker's.
  for (int attempt = 0; !send(g_box.control, wire::Kind::Reaped, &reaped, sizeof reaped);
       ++attempt) {
    if ((errno != ENOBUFS && errno != ENOMEM) || attempt == kAttempts) {
      ::_exit(0);
    }
    constexpr timespec kPause{0, 1'000'000};
    ::nanosleep(&kPause, nullptr);
  }
}

// Above the numbers that programs get.
int out_of_the_way(int fd) {
  const int high = ::fcntl(fd, F_DUPFD_CLOEXEC, wire::kFirstFreeTarget);
  ::close(fd);
  return high;
}

void reap_zygotes() {
  for (pid_t& zygote : g_zygotes) {
    if (zygote > 0 && ::waitpid(zygote, nullptr, WNOHANG | __WALL) == zygote) {
      zygote = 0;
    }
  }
}

void start_zygote() {
  reap_zygotes();
  const int socket = g_message.take_fd();
  int pidfd = -1;
  for (pid_t& zygote : g_zygotes) {
    if (zygote == 0 && socket >= 0) {
      zygote =
          clone_zygote(g_box, socket, wire::Unpacker(g_mail.body, g_message.header.size), pidfd);
      break;
    }
  }
  if (pidfd < 0) {
    broken_protocol();
  }
  ::close(socket);
  if (!send(g_box.control, wire::Kind::Born, nullptr, 0, &pidfd, 1)) {
    ::_exit(0);
  }
  ::close(pidfd);
}

// The processor of the supervisor's thread, while all are busy: then a run that stays there is
// spared the wakeups and moves between processors. Best effort: where it is not allowed it does not
// matter.
void keep_to(int processor) {
  if (processor == g_box.processor || CPU_COUNT(&g_box.processors) == 0) {
    return;
  }
  g_box.processor = processor;
  if (processor < 0 || processor >= CPU_SETSIZE) {
    leave_processor(g_box);
    return;
  }
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(processor, &only);
  (void)::sched_setaffinity(0, sizeof only, &only);
}

void carry_out(const wire::Next& order) {
  reap_zygotes();
  if (order.profile >= wire::kProfiles || g_box.policies[order.profile].filter == nullptr) {
    broken_protocol();
  }
  const int cgroup = order.into_cgroup != 0 ? g_message.take_fd() : -1;
  const int link = order.from_zygote != 0 ? out_of_the_way(g_message.take_fd()) : -1;
  keep_to(order.processor);
  *g_progress = {};
  Arming arming{.box = g_box,
                .mail = g_mail,
                .order = order,
                .cgroup = cgroup,
                .link = link,
                .progress = g_progress};
  const pid_t init = arm_init(arming);
  if (init < 0) {
    fail(g_box.control, Stage::Clone);
  }
  for (const int fd : {cgroup, link}) {
    if (fd >= 0) {
      ::close(fd);
    }
  }
  if (g_mail.large) {
    ::madvise(g_mail.body + kKeptBody, sizeof g_mail.body - kKeptBody, MADV_DONTNEED);
    g_mail.large = false;
  }
  reap_init(init);
}

// What the run before has not read, because it had ended.
void pass_over() {
  for (int fd = g_message.take_fd(); fd >= 0; fd = g_message.take_fd()) {
    ::close(fd);
  }
}

bool is_for_a_run(wire::Kind kind) {
  return kind == wire::Kind::Files || kind == wire::Kind::Run || kind == wire::Kind::Kill;
}

void serve() {
  while (receive(g_box.control, g_message, g_mail.body, sizeof g_mail.body)) {
    if (g_message.header.kind == wire::Kind::Policy) {
      keep_policy();
    } else if (g_message.header.kind == wire::Kind::Zygote) {
      start_zygote();
    } else if (g_message.header.kind == wire::Kind::Next &&
               g_message.header.size == sizeof(wire::Next)) {
      wire::Next order;
      std::memcpy(&order, g_mail.body, sizeof order);
      carry_out(order);
    } else if (is_for_a_run(g_message.header.kind)) {
      pass_over();
    } else {
      broken_protocol();
    }
  }
}

void open_null() {
  ::close_range(0, 2, 0);
  for (int fd = 0; fd < 3; ++fd) {
    if (::open("/dev/null", O_RDWR) != fd) {
      fail(g_box.control, Stage::Devices);
    }
  }
}

int run() {
  reset_inherited(g_box);
  open_null();
  if (!receive(g_box.control, g_message, g_mail.body, sizeof g_mail.body)) {
    return 1;
  }
  if (g_message.header.kind == wire::Kind::Confine) {
    const int box = g_message.take_fd();
    run_confined_init(g_box.control, wire::Unpacker(g_mail.body, g_message.header.size), box,
                      g_message.take_fd());
  }
  if (g_message.header.kind != wire::Kind::Begin) {
    return 1;
  }
  g_box.control = out_of_the_way(g_box.control);
  if (::sched_getaffinity(0, sizeof g_box.processors, &g_box.processors) != 0) {
    CPU_ZERO(&g_box.processors);  // more than fit: no box keeps to one of them
  }
  void* const page = ::mmap(nullptr, sizeof *g_progress, PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) {
    fail(g_box.control, Stage::SharedMemory);
  }
  g_progress = static_cast<Progress*>(page);
  assemble(g_box, wire::Unpacker(g_mail.body, g_message.header.size));
  const int root = ::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (root < 0) {
    fail(g_box.control, Stage::OpenViews);
  }
  if (!send(g_box.control, wire::Kind::Ready, nullptr, 0, &root, 1)) {
    return 1;
  }
  ::close(root);
  serve();
  return 0;
}

}  // namespace
}  // namespace assay::sandbox::forker

int main() { return assay::sandbox::forker::run(); }

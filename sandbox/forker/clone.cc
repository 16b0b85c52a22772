// The zygote's side of cloning: a shared object that the bootstrap (warm.py) loads into the warm
// interpreter as if it were an extension module, and whose initialisation does not return in the
// zygote but once in each clone, when that is released. It uses the C library, symbols that
// every CPython has had since 3.7 and no header of Python's, so that it fits any python3.
//
// A clone has to be a child of the run's init and live in its namespaces. The zygote makes them the
// place of its next child (setns(2), CLONE_NEWPID), then a helper that shares its memory and, as
// after vfork(2), makes it wait; the helper enters the other namespaces, forks the clone and ends,
// which makes the clone a child of init. So the page tables are copied once, by a fork(2) of the C
// library, which keeps what it knows of itself right.
//
// The clone locks itself in at once and sleeps until init releases it: only descriptors are left to
// do then. No code that is not ours runs between fork and the filter but the interpreter's own
// at-fork functions.

#include <linux/close_range.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cstring>

#include "sandbox/forker/channel.h"
#include "sandbox/forker/early_end.h"
#include "sandbox/forker/lock_in.h"
#include "sandbox/forker/sys.h"

extern "C" {
void PyOS_BeforeFork(void);
void PyOS_AfterFork_Parent(void);
void PyOS_AfterFork_Child(void);
void PyErr_SetObject(void* type, void* value);
extern void* PyExc_ImportError;
}

namespace assay::sandbox::forker {
namespace {

constexpr int kHighFd = 32;  // where received descriptors wait, out of the way of 0..15

struct Order {
  wire::Clone clone;
  sock_fprog filter;
  int link;
  int cgroup;
  int init;  ///< A pidfd.
};

Message g_message;
char g_body[wire::kInlineBody];

void close_if(int fd) {
  if (fd >= 0) {
    ::close(fd);
  }
}

// --- in the clone ----------------------------------------------------------------------------

[[noreturn]] void give_up(int link, wire::Stage stage) {
  const wire::Failed failed{stage, errno, 0};
  send(link, wire::Kind::Failed, &failed, sizeof failed);
  ::_exit(127);
}

void lock_clone_in(const Order& order) {
  if (::chdir("/box") != 0) {
    give_up(order.link, wire::Stage::Enter);
  }
  if (const wire::Stage failed = lock_in(wire::kZygoteHostProc, order.clone.payload, true);
      failed != wire::Stage::None) {
    give_up(order.link, failed);
  }
  ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);  // as after an exec; its new identity took it away
  const int listener = install_filter(order.filter);
  if (listener < 0) {
    give_up(order.link, wire::Stage::Seccomp);
  }
  const wire::Locked locked{::getpid()};
  if (!send(order.link, wire::Kind::Locked, &locked, sizeof locked, &listener, 1)) {
    ::_exit(127);
  }
  ::close(listener);
}

// Leaves open what the program is to have, and nothing else.
void take_descriptors(const wire::Release& release) {
  bool wanted[wire::kFirstFreeTarget] = {true, true, true};
  int high[wire::kFirstFreeTarget];
  for (std::uint32_t i = 0; i < release.fd_count; ++i) {
    const int fd = g_message.take_fd();
    high[i] = ::fcntl(fd, F_DUPFD_CLOEXEC, kHighFd);
    ::close(fd);
  }
  for (std::uint32_t i = 0; i < release.fd_count; ++i) {
    const int target = release.targets[i];
    if (target < 0 || target >= wire::kFirstFreeTarget || ::dup2(high[i], target) != target) {
      ::_exit(127);
    }
    wanted[target] = true;
  }
  for (int fd = 3; fd < wire::kFirstFreeTarget; ++fd) {
    if (!wanted[fd]) {
      ::close(fd);
    }
  }
  ::close_range(wire::kFirstFreeTarget, ~0U, 0);
}

// The C library derives the size of threads' stacks from the limit when a program starts.
void take_stack_limit() {
  rlimit stack{};
  pthread_attr_t attributes;
  if (::getrlimit(RLIMIT_STACK, &stack) == 0 && ::pthread_attr_init(&attributes) == 0) {
    if (::pthread_attr_setstacksize(&attributes, stack.rlim_cur) == 0) {
      ::pthread_setattr_default_np(&attributes);
    }
    ::pthread_attr_destroy(&attributes);
  }
}

void await_release(int link) {
  wire::Release release;
  if (!receive(link, g_message, reinterpret_cast<char*>(&release), sizeof release) ||
      g_message.header.kind != wire::Kind::Release ||
      release.fd_count != static_cast<std::uint32_t>(g_message.fd_count) ||
      release.fd_count > wire::kFirstFreeTarget) {
    ::_exit(127);
  }
  take_descriptors(release);
  take_stack_limit();
}

// --- in the zygote and its helper ------------------------------------------------------------

/// As vfork(2), with clone3's arguments. Inline, and to be used by a function that does not return
/// in the child: both live on one stack.
__attribute__((always_inline)) inline long vfork_with(clone_args& args) {
  args.flags |= CLONE_VM | CLONE_VFORK;
#if defined(__x86_64__)
  long result;
  asm volatile("syscall"
               : "=a"(result)
               : "0"(SYS_clone3), "D"(&args), "S"(sizeof args)
               : "rcx", "r11", "memory", "cc");
  return result;
#elif defined(__aarch64__)
  register long result asm("x0") = reinterpret_cast<long>(&args);
  register long size asm("x1") = sizeof args;
  register long number asm("x8") = SYS_clone3;
  asm volatile("svc 0" : "+r"(result) : "r"(size), "r"(number) : "memory", "cc");
  return result;
#else
#error "no vfork_with() for this processor"
#endif
}

/// The helper: 0 in the clone, else it ends.
__attribute__((noinline)) int enter_and_fork(const Order& order) {
  // Of the cgroup namespace init has one of its own only in version 2; else it is the zygote's.
  const int cgroup = order.clone.into_cgroup != 0 ? CLONE_NEWCGROUP : 0;
  if (::setns(order.init, CLONE_NEWNS | CLONE_NEWIPC | cgroup) != 0) {
    ::_exit(1);
  }
  if (::fork() != 0) {
    ::_exit(0);  // if it failed, the link tells
  }
  return 0;
}

/// True in the clone.
__attribute__((noinline)) bool make_clone(const Order& order) {
  clone_args args{};
  args.exit_signal = SIGCHLD;
  if (order.clone.into_cgroup != 0) {
    args.flags = CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(order.cgroup);
  }
  if (::setns(order.init, CLONE_NEWPID) != 0) {
    return false;
  }
  const long helper = vfork_with(args);
  if (helper == 0) {
    const int zero = enter_and_fork(order);
    asm volatile("" ::: "memory");  // no tail call: the helper must not leave this frame
    return zero == 0;
  }
  if (helper > 0) {
    while (::waitpid(static_cast<pid_t>(helper), nullptr, __WALL) < 0 && errno == EINTR) {
    }
    send(order.link, wire::Kind::Entered, nullptr, 0);
  }
  return false;
}

bool take_order(Order& order) {
  wire::Unpacker body(g_body, g_message.header.size);
  const std::string_view clone = body.bytes();
  const std::string_view filter = body.bytes();
  if (!body.ok() || g_message.header.kind != wire::Kind::Clone ||
      clone.size() != sizeof order.clone) {
    ::_exit(1);
  }
  std::memcpy(&order.clone, clone.data(), sizeof order.clone);
  order.filter = {static_cast<unsigned short>(filter.size() / sizeof(sock_filter)),
                  reinterpret_cast<sock_filter*>(const_cast<char*>(filter.data()))};
  order.link = g_message.take_fd();
  order.cgroup = order.clone.into_cgroup != 0 ? g_message.take_fd() : -1;
  char none[8];
  Message enter;
  order.init = -1;
  if (receive(order.link, enter, none, sizeof none) && enter.header.kind == wire::Kind::Enter) {
    order.init = enter.take_fd();
  }
  return order.init >= 0;
}

/// True in the clone, when it is locked in.
bool serve_one() {
  Order order{};
  bool is_clone = false;
  if (take_order(order)) {
    PyOS_BeforeFork();
    is_clone = make_clone(order);
    if (is_clone) {
      ::close(wire::kZygoteSocket);
      PyOS_AfterFork_Child();
      lock_clone_in(order);
      await_release(order.link);
      return true;
    }
    PyOS_AfterFork_Parent();
  }
  for (const int fd : {order.link, order.cgroup, order.init}) {
    close_if(fd);
  }
  return false;
}

void serve() {
  const int modules = wire::kZygoteModules;
  if (!send(wire::kZygoteSocket, wire::Kind::Warmed, nullptr, 0, &modules, 1)) {
    ::_exit(1);
  }
  ::close(modules);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  do {
    if (!receive(wire::kZygoteSocket, g_message, g_body, sizeof g_body)) {
      ::_exit(0);
    }
  } while (!serve_one());
}

}  // namespace
}  // namespace assay::sandbox::forker

extern "C" __attribute__((visibility("default"))) void* PyInit_assay_clone() {
  assay::sandbox::forker::serve();
  PyErr_SetObject(PyExc_ImportError, assay::sandbox::forker::make_early_end());
  return nullptr;
}

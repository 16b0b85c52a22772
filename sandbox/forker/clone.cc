// The zygote's side of cloning: a shared object that the bootstrap (warm.py) loads into the warm
// interpreter as if it were an extension module. Of its functions the first does not return in the
// zygote but once in each clone. It uses the C library and what interpreter.h names, no header of
// Python's, so that it fits any python3.
//
// A clone has to be a child of the run's init and live in its namespaces. The zygote makes them the
// place of its next child (setns(2), CLONE_NEWPID), then a helper that shares its memory and, as
// after vfork(2), makes it wait; the helper enters the other namespaces, forks the clone and ends,
// which makes the clone a child of init. So the page tables are copied once, by a fork(2) of the C
// library, which keeps what it knows of itself right.

#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cstring>

#include "sandbox/forker/channel.h"
#include "sandbox/forker/cloned.h"
#include "sandbox/forker/early_end.h"
#include "sandbox/forker/interpreter.h"
#include "sandbox/forker/rehearsal.h"
#include "sandbox/forker/sys.h"

extern "C" {
extern void* PyExc_ImportError;
}

namespace assay::sandbox::forker {
namespace {

struct Order {
  Birth birth;
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
  const int cgroup = order.birth.clone.into_cgroup != 0 ? CLONE_NEWCGROUP : 0;
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
  if (order.birth.clone.into_cgroup != 0) {
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
    send(order.birth.link, wire::Kind::Entered, nullptr, 0);
  }
  return false;
}

bool take_order(Order& order) {
  wire::Unpacker body(g_body, g_message.header.size);
  const std::string_view clone = body.bytes();
  const std::string_view filter = body.bytes();
  if (!body.ok() || g_message.header.kind != wire::Kind::Clone ||
      clone.size() != sizeof order.birth.clone) {
    ::_exit(1);
  }
  std::memcpy(&order.birth.clone, clone.data(), sizeof order.birth.clone);
  order.birth.filter = {static_cast<unsigned short>(filter.size() / sizeof(sock_filter)),
                        reinterpret_cast<sock_filter*>(const_cast<char*>(filter.data()))};
  order.birth.link = g_message.take_fd();
  order.cgroup = order.birth.clone.into_cgroup != 0 ? g_message.take_fd() : -1;
  char none[8];
  Message enter;
  order.init = -1;
  if (receive(order.birth.link, enter, none, sizeof none) &&
      enter.header.kind == wire::Kind::Enter) {
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
      touch_beforehand();
      ::close(wire::kZygoteSocket);
      PyOS_AfterFork_Child();
      lock_clone_in(order.birth);
      return true;
    }
    PyOS_AfterFork_Parent();
  }
  for (const int fd : {order.birth.link, order.cgroup, order.init}) {
    close_if(fd);
  }
  return false;
}

/// True in the clone that is to rehearse.
bool clone_for_rehearsal() {
  PyOS_BeforeFork();
  const bool is_clone = rehearse(wire::kZygoteHostProc);
  is_clone ? PyOS_AfterFork_Child() : PyOS_AfterFork_Parent();
  return is_clone;
}

/// Returns in clones, when they are locked in.
void serve() {
  const int modules = wire::kZygoteModules;
  const wire::Warmed warmed{touched_bytes()};
  if (!send(wire::kZygoteSocket, wire::Kind::Warmed, &warmed, sizeof warmed, &modules, 1)) {
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

// --- for warm.py ------------------------------------------------------------------------------

/// Called with whether there is a program to rehearse with; returns in clones.
void* serve_clones(void* /*self*/, void* rehearsal) {
  if (PyObject_IsTrue(rehearsal) != 1 || !clone_for_rehearsal()) {
    serve();
  }
  prepare_early_end();
  return PyBool_FromLong(1);
}

/// Called with the name of the program's file; whether that is a plain script.
void* await_program(void* /*self*/, void* script) {
  const char* const name = PyUnicode_AsUTF8(script);
  if (name == nullptr) {
    return nullptr;
  }
  if (is_rehearsing()) {
    take_rehearsal_streams();
  } else {
    await_release();
  }
  return PyBool_FromLong(is_plain_script(name) ? 1 : 0);
}

Method g_serve{"serve", serve_clones, kOneArgument, nullptr};
Method g_await{"await_program", await_program, kOneArgument, nullptr};
Method g_early_end{"early_end", early_end, kOneArgument, nullptr};

void say_functions() {
  void* const functions = PyTuple_Pack(3, PyCFunction_NewEx(&g_serve, nullptr, nullptr),
                                       PyCFunction_NewEx(&g_await, nullptr, nullptr),
                                       PyCFunction_NewEx(&g_early_end, nullptr, nullptr));
  PyErr_SetObject(PyExc_ImportError, functions);
}

}  // namespace
}  // namespace assay::sandbox::forker

/// Makes no module: its functions are what its error says.
extern "C" __attribute__((visibility("default"))) void* PyInit_assay_clone() {
  assay::sandbox::forker::say_functions();
  return nullptr;
}

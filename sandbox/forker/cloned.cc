// A clone locks itself in as soon as it is born, so that no code runs in it between fork and the
// filter but ours and the interpreter's own at-fork functions. Then it prepares as a program would
// (warm.py), and sleeps until init releases it: only descriptors are left to do then.

#include "sandbox/forker/cloned.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "sandbox/forker/channel.h"
#include "sandbox/forker/lock_in.h"
#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

constexpr int kHighFd = 32;  // where received descriptors wait, out of the way of 0..15

Message g_message;
int g_link = -1;
int g_listener = -1;

[[noreturn]] void give_up(int link, wire::Stage stage) {
  const wire::Failed failed{stage, errno, 0};
  send(link, wire::Kind::Failed, &failed, sizeof failed);
  ::_exit(127);
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
      give_up(g_link, wire::Stage::Descriptors);
    }
    wanted[target] = true;
  }
  const auto close_all = [](int first, unsigned last) {
    if (::close_range(static_cast<unsigned>(first), last, 0) != 0) {
      give_up(g_link, wire::Stage::Descriptors);
    }
  };
  int unwanted = 3;  // the first after the last that is wanted
  for (int fd = 3; fd < wire::kFirstFreeTarget; ++fd) {
    if (wanted[fd]) {
      if (unwanted < fd) {
        close_all(unwanted, static_cast<unsigned>(fd - 1));
      }
      unwanted = fd + 1;
    }
  }
  close_all(unwanted, ~0U);
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

// An archive ends with a record of this signature and at most 64 KiB of comment; zipimport, which
// the interpreter asks first about what it is to run, looks for no other.
constexpr char kArchiveEnd[] = {'P', 'K', 5, 6};
constexpr off_t kArchiveTail = 22 + 65535;
char g_tail[kArchiveTail];

bool may_be_archive(int script, off_t size) {
  const off_t from = size > kArchiveTail ? size - kArchiveTail : 0;
  const ssize_t got = ::pread(script, g_tail, sizeof g_tail, from);
  return got != size - from || ::memmem(g_tail, static_cast<std::size_t>(got), kArchiveEnd,
                                        sizeof kArchiveEnd) != nullptr;
}

}  // namespace

void lock_clone_in(const Birth& birth) {
  if (::chdir("/box") != 0) {
    give_up(birth.link, wire::Stage::Enter);
  }
  if (const wire::Stage failed = lock_in(wire::kZygoteHostProc, birth.clone.payload, true);
      failed != wire::Stage::None) {
    give_up(birth.link, failed);
  }
  ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);  // as after an exec; its new identity took it away
  g_listener = install_filter(birth.filter);
  if (g_listener < 0) {
    give_up(birth.link, wire::Stage::Seccomp);
  }
  g_link = birth.link;
}

void await_release() {
  const wire::Locked locked{::getpid()};
  if (!send(g_link, wire::Kind::Locked, &locked, sizeof locked, &g_listener, 1)) {
    give_up(g_link, wire::Stage::Enter);
  }
  ::close(g_listener);
  wire::Release release;
  if (!receive(g_link, g_message, reinterpret_cast<char*>(&release), sizeof release) ||
      g_message.header.kind != wire::Kind::Release ||
      release.fd_count != static_cast<std::uint32_t>(g_message.fd_count) ||
      release.fd_count > wire::kFirstFreeTarget) {
    give_up(g_link, wire::Stage::Enter);
  }
  take_descriptors(release);
  take_stack_limit();
}

bool is_plain_script(const char* script) {
  const int fd = ::open(script, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat status{};
  const bool plain = fd >= 0 && ::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
                     !may_be_archive(fd, status.st_size);
  if (fd >= 0) {
    ::close(fd);
  }
  return plain;
}

}  // namespace assay::sandbox::forker

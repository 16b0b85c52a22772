// Everything that a program's process gives up, in one place for the two that do it: the payload
// that will execute its program (payload.cc) and the clone of a warm interpreter (clone.cc).

#include "sandbox/forker/lock_in.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/keyctl.h>
#include <linux/seccomp.h>
#include <linux/securebits.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/forker/sys.h"

namespace assay::sandbox::forker {
namespace {

using wire::Stage;

// First in line for the OOM killer, so that it ends the program and not what reports its end. /proc
// is read-only in the box, which makes it final. Only this process's score changes, although its
// memory may be shared: the kernel passes over those that vfork(2) holds (__set_oom_adj in
// fs/proc/base.c). The file belongs to the process's user while it is dumpable.
bool raise_oom_score(int host_proc) {
  ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  const int fd = ::openat(host_proc, "self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  const bool written = fd >= 0 && ::write(fd, "1000", 4) == 4;
  ::close(fd);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  return written;
}

bool take_identity(uid_t id) {
  return ::setresgid(id, id, id) == 0 && ::setresuid(id, id, id) == 0;
}

bool lock_securebits() {
  constexpr unsigned long kBits = SECBIT_NOROOT | SECBIT_NOROOT_LOCKED | SECBIT_NO_SETUID_FIXUP |
                                  SECBIT_NO_SETUID_FIXUP_LOCKED | SECBIT_KEEP_CAPS_LOCKED |
                                  SECBIT_NO_CAP_AMBIENT_RAISE | SECBIT_NO_CAP_AMBIENT_RAISE_LOCKED;
  return ::prctl(PR_SET_SECUREBITS, kBits, 0, 0, 0) == 0;
}

bool drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[2] = {};
  return ::syscall(SYS_capset, &header, none) == 0;
}

}  // namespace

wire::Stage lock_in(int host_proc, uid_t payload, bool has_capabilities) {
  ::setsid();
  ::umask(022);
  // The same addresses in every run: programs that order by address (id(), hashes of pointers) then
  // do the same each time. What it would hide is hidden from nobody: all code in here is untrusted.
  // Some containers' filters refuse the call; there addresses differ.
  (void)::personality(ADDR_NO_RANDOMIZE);
  ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr);  // no kernel keyrings: none to leave
  if (!raise_oom_score(host_proc)) {
    return Stage::OomScore;
  }
  if (!take_identity(payload)) {
    return Stage::Identity;
  }
  if ((has_capabilities && !lock_securebits()) || !drop_capabilities()) {
    return Stage::Capabilities;
  }
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? Stage::None : Stage::NoNewPrivs;
}

int install_filter(const sock_fprog& policy) {
  constexpr unsigned long kFlags =
      SECCOMP_FILTER_FLAG_NEW_LISTENER | SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV;
  long listener = ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, kFlags, &policy);
  if (listener < 0 && errno == EINVAL) {  // before Linux 5.19
    listener =
        ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &policy);
  }
  return static_cast<int>(listener);
}

}  // namespace assay::sandbox::forker

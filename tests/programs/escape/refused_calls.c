/* Tries: system calls that the filter refuses; each must fail with EPERM and be named
 * Allowed: ok
 * Wall: refused_names
 * Refused: ptrace, unshare, mount, keyctl
 */
#include "program.h"
int main(void) {
  attack("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0) == 0 || errno != EPERM);
  attack("unshare", unshare(CLONE_NEWUSER) == 0 || errno != EPERM);
  attack("mount", mount("none", "/tmp", "tmpfs", 0, NULL) == 0 || errno != EPERM);
  attack("keyctl", syscall(SYS_keyctl, 0, 0, 0) == 0 || errno != EPERM);
  return 0;
}

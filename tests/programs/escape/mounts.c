/* Tries: to change the mount tree, old and new interfaces, and to leave its root
 * Allowed: ok
 * Wall: seccomp
 * Confined: there is no root of its own: what lies beside /box can be seen to exist, not opened
 */
#include "program.h"
int main(void) {
  attack("mount", mount("none", "/box", "tmpfs", 0, NULL) == 0);
  attack("remount", mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND, NULL) == 0);
  attack("umount", umount2("/proc", MNT_DETACH) == 0);
  attack("open_tree", syscall(SYS_open_tree, AT_FDCWD, "/", 0) >= 0);
  attack("fsopen", syscall(SYS_fsopen, "tmpfs", 0) >= 0);
  attack("pivot_root", syscall(SYS_pivot_root, ".", ".") == 0);
  attack("chroot", chroot("/box") == 0);
  attack("..", chdir("../../../..") == 0 && access("work", F_OK) == 0);
  return 0;
}

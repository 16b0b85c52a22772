/* Tries: devices, made or found: disks, memory, terminals
 * Allowed: ok
 * Wall: call:mknodat
 * Refused: mknodat
 */
#include "program.h"
#include <sys/sysmacros.h>
int main(void) {
  attack("mknod", mknod("/box/disk", S_IFBLK | 0600, makedev(254, 0)) == 0);
  attack("mknod char", mknod("/tmp/mem", S_IFCHR | 0600, makedev(1, 1)) == 0);
  const char* paths[] = {"/dev/vda", "/dev/sda", "/dev/mem",  "/dev/kmsg", "/dev/tty",
                         "/dev/ptmx", "/dev/fuse", "/dev/kvm", "/dev/console"};
  for (int i = 0; i < 9; ++i) attack(paths[i], open(paths[i], O_RDONLY) >= 0);
  return 0;
}

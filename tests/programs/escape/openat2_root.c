/* Tries: openat2(2) with a root of its own choice
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  struct {
    uint64_t flags, mode, resolve;
  } how = {O_RDONLY, 0, 0x10};
  attack("a file of the host", syscall(SYS_openat2, open("/proc/self/root", O_PATH), "../../etc/hostname", &how, sizeof how) >= 0);
  return 0;
}

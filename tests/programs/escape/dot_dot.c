/* Tries: to walk out of its root with a directory's descriptor that it keeps
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  int fd = open("/", O_RDONLY | O_DIRECTORY);
  for (int i = 0; i < 64; ++i) {
    fchdir(fd);
    int up = openat(fd, "..", O_RDONLY | O_DIRECTORY);
    if (up >= 0) fd = up;
  }
  attack("a folder of the host", faccessat(fd, "etc/hostname", F_OK, 0) == 0);
  return 0;
}

/* Tries: the host's /proc through a descriptor that was forgotten
 * Allowed: ok
 * Wall: descriptors
 */
#include "program.h"
int main(void) {
  for (int fd = 3; fd < 64; ++fd) {
    attack("a descriptor", fcntl(fd, F_GETFD) >= 0);
    attack("the host's processes", faccessat(fd, "1/status", F_OK, 0) == 0);
  }
  return 0;
}

/* Tries: to change its input through /proc/self/fd, where only the file's own mode asks
 * Allowed: ok
 * Wall: sealed_input
 */
#include "program.h"
int main(void) {
  int fd = open("/proc/self/fd/0", O_RDWR);
  attack("write after reopening", fd >= 0 && pwrite(fd, "input\n", 6, 0) == 6);
  attack("cut short", ftruncate(0, 0) == 0);
  return 0;
}

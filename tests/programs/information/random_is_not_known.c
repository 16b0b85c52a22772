/* Tries: random bytes that repeat from run to run
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Runs: 2
 */
#include "program.h"
int main(void) {
  unsigned long now[2] = {0}, before[2] = {0};
  syscall(SYS_getrandom, now, sizeof now, 0);
  int fd = open("/tmp/random", O_CREAT | O_RDWR, 0600);
  attack("bytes of the run before", read(fd, before, sizeof before) == sizeof before);
  (void)!pwrite(fd, now, sizeof now, 0);
  return 0;
}

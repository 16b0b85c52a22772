/* Tries: to hold a lock on a file of the host that the next run sees
 * Allowed: ok
 * Wall: call:flock, kill_leftovers
 * Runs: 2
 * Root: shared
 */
#include "program.h"
int main(void) {
  int fd = open("/shared/data", O_RDONLY);
  int done = syscall(SYS_flock, fd, 6);
  attack("locked by the run before", done != 0 && errno == EAGAIN);
  if (fork() == 0) sleep(30);
  return 0;
}

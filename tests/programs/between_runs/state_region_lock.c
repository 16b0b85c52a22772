/* Tries: the same with a lock of a region
 * Allowed: ok
 * Wall: call:fcntl, kill_leftovers
 * Runs: 2
 * Root: shared
 */
#include "program.h"
int main(void) {
  struct flock region = {F_RDLCK};
  int fd = open("/shared/data", O_RDONLY);
  fcntl(fd, F_GETLK, &(struct flock){F_WRLCK});
  struct flock look = {F_WRLCK};
  attack("locked by the run before", fcntl(fd, F_GETLK, &look) == 0 && look.l_type != F_UNLCK);
  if (fork() == 0) {
    fcntl(fd, F_SETLK, &region);
    sleep(30);
  }
  usleep(10000);
  return 0;
}

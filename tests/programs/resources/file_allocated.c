/* Tries: a file grown by fallocate(2)
 * Allowed: ok
 * Wall: rlimit_fsize
 * Limits: file_mb=1
 */
#include "program.h"
int main(void) {
  signal(SIGXFSZ, SIG_IGN);
  int fd = open("allocated", O_CREAT | O_WRONLY, 0600);
  attack("a file over its limit", fallocate(fd, 0, 0, 2 * MIB) == 0);
  return 0;
}

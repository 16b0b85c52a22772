/* Tries: one byte, far behind the end
 * Allowed: ok
 * Wall: rlimit_fsize
 * Limits: file_mb=1
 */
#include "program.h"
int main(void) {
  signal(SIGXFSZ, SIG_IGN);
  int fd = open("far", O_CREAT | O_WRONLY, 0600);
  attack("a byte at 4 GiB", pwrite(fd, "x", 1, 4L << 30) == 1);
  return 0;
}

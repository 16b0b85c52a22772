/* Tries: a giant without content
 * Allowed: ok
 * Wall: rlimit_fsize
 * Limits: file_mb=1
 */
#include "program.h"
int main(void) {
  signal(SIGXFSZ, SIG_IGN);
  int fd = open("sparse", O_CREAT | O_WRONLY, 0600);
  attack("a file of 1 TiB", ftruncate(fd, 1L << 40) == 0);
  return 0;
}

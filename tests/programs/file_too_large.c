/* Tries: a file over RLIMIT_FSIZE; the file is there to prove it.
 * Allowed: output_limit
 * Signal: 25
 * Limits: file_mb=1
 */
#include "program.h"
int main(void) {
  static char block[65536];
  int fd = open("large", O_CREAT | O_WRONLY, 0600);
  for (int i = 0; i < 1000; ++i) (void)!write(fd, block, sizeof block);
  return 0;
}

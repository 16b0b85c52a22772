/* Tries: to write more than the disk's limit and to end well before anybody looks.
 * Allowed: output_limit
 * Limits: disk_mb=4 memory_mb=128
 * Wall: disk_limit
 */
#include "program.h"
int main(void) {
  static char block[65536];
  int fd = open("large", O_CREAT | O_WRONLY, 0600);
  memset(block, 1, sizeof block);
  for (int i = 0; i < 100; ++i) {
    if (write(fd, block, sizeof block) < 0) return errno == ENOSPC ? 7 : 8;
  }
  return 0;
}

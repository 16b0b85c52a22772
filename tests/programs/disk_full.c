/* Tries: to write more files than the disk holds; fails with ENOSPC and says so by its status.
 * Allowed: output_limit
 * Limits: disk_mb=4 memory_mb=128
 * Exit: 7
 * Confined: no file system says ENOSPC: the run is ended (disk_filled)
 */
#include "program.h"
int main(void) {
  static char block[65536];
  int fd = open("/box/large", O_CREAT | O_WRONLY, 0600);
  for (int i = 0; i < 1000; ++i) {
    if (write(fd, block, sizeof block) < 0) return errno == ENOSPC ? 7 : 8;
  }
  attack("more than the disk's limit", 1);
  return 0;
}

/* Tries: to write more files than the disk holds; fails with ENOSPC and says so by its status
 * Allowed: output_limit
 * Wall: disk_limit
 * Limits: disk_mb=4 memory_mb=128
 * Exit: 7
 * Confined: no file system says ENOSPC: the run is ended (disk_filled)
 */
#include "program.h"
int main(void) {
  long size = fill(open("large", O_CREAT | O_WRONLY, 0600), 16 * MIB);
  attack("more than the disk's limit", size > 4 * MIB);
  return errno == ENOSPC ? 7 : 8;
  return 0;
}

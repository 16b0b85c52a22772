/* Tries: to use the disk beyond its limit in files that were deleted but are open.
 * Allowed: output_limit, memory_limit, runtime_error
 * Limits: disk_mb=32 memory_mb=256 file_mb=16 cpu_ms=5000
 * Wall: disk_limit, memory_cgroup
 */
#include "program.h"
int main(void) {
  static char block[1 << 20];
  memset(block, 1, sizeof block);
  for (int i = 0; i < 8; ++i) {
    char name[32];
    sprintf(name, "file%d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    unlink(name);
    for (int k = 0; k < 14; ++k) {
      /* Where the file system has the bound, this is what it looks like. */
      if (write(fd, block, sizeof block) != sizeof block) return 5;
    }
  }
  sleep(1);
  attack("more than the disk in deleted files", 1);
  return 0;
}

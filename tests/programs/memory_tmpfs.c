/* Tries: to use files in memory (/box, /tmp, /dev/shm) instead of memory; they count.
 * Allowed: memory_limit
 * Limits: memory_mb=48 disk_mb=64 file_mb=256 cpu_ms=5000
 * Confined: /tmp and /dev/shm are not there under these names (disk_deleted and disk_full have the bound)
 */
#include "program.h"
static void fill(const char* path) {
  static char block[1 << 20];
  memset(block, 1, sizeof block);
  int fd = open(path, O_CREAT | O_WRONLY, 0600);
  while (write(fd, block, sizeof block) > 0) {
  }
}
int main(void) {
  fill("/box/a");
  fill("/tmp/b");
  fill("/dev/shm/c");
  sleep(1);
  return 0;
}

/* Tries: to use files in memory (/box, /tmp, /dev/shm) instead of memory; they count
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=48 disk_mb=64 file_mb=256 cpu_ms=5000
 * Confined: /tmp and /dev/shm are not there under these names (disk_deleted and disk_full have the bound)
 */
#include "program.h"
int main(void) {
  long size = 0;
  const char* names[] = {"a", "/tmp/b", "/dev/shm/c"};
  for (int i = 0; i < 3; ++i) size += fill(open(names[i], O_CREAT | O_WRONLY, 0600), 60 * MIB);
  usleep(300000);  // who only looks now and then needs to see it
  attack("files of twice its memory", size >= 96 * MIB);
  return 0;
}

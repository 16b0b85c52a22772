/* Tries: files without a name, which no listing shows
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=32 disk_mb=128 file_mb=128 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  int fd = open("x", O_CREAT | O_RDWR, 0600);
  unlink("x");
  long size = fill(fd, 96 * MIB);
  usleep(300000);  // who only looks now and then needs to see it
  attack("three times its memory", size >= 96 * MIB);
  return 0;
}

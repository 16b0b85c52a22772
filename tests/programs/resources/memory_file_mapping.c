/* Tries: a shared mapping of a file in /box, written through memory
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=32 disk_mb=128 file_mb=128 cpu_ms=5000
 * Confined: shared mappings that can be written are refused
 */
#include "program.h"
int main(void) {
  int fd = open("map", O_CREAT | O_RDWR, 0600);
  if (ftruncate(fd, 96 * MIB) != 0) return 3;
  char* memory = mmap(NULL, 96 * MIB, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  touch(memory, 96 * MIB);
  usleep(300000);  // who only looks now and then needs to see it
  attack("three times its memory", 1);
  return 0;
}

/* Tries: memfd_create(2), which Python's profile allows: files outside of every mount
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=32 file_mb=128 cpu_ms=5000
 * Tiers: full
 * Profile: python
 * Confined: memfd_create is refused
 */
#include "program.h"
int main(void) {
  int fd = syscall(SYS_memfd_create, "x", 0);
  attack("three times its memory", fill(fd, 96 * MIB) >= 96 * MIB);
  return 0;
}

/* Tries: empty files, as many as it may: names and inodes are the kernel's memory
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=16 inodes=200000 cpu_ms=8000
 * Tiers: full
 */
#include "program.h"
int main(void) {
  char name[32];
  int made = 0;
  for (; made < 50000; ++made) {
    sprintf(name, "/tmp/%d", made);
    if (mknod(name, S_IFREG | 0600, 0) != 0) break;
  }
  attack("fifty thousand files", made == 50000);
  return 0;
}

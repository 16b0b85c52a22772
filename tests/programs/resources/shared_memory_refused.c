/* Tries: memory that stays when it is unmapped: shared and anonymous, or of /dev/zero. Tier confined
 * refuses it; elsewhere it counts (memory_shared).
 * Tiers: confined
 * Allowed: ok
 * Refused: mmap
 * Wall: confined_filter
 */
#include "program.h"
int main(void) {
  int zero = open("/dev/zero", O_RDWR);
  attack("shared anonymous memory",
         mmap(NULL, 8 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
  attack("/dev/zero for writing", zero >= 0);
  zero = open("/dev/zero", O_RDONLY);
  char* shared = mmap(NULL, 8 << 20, PROT_READ, MAP_SHARED, zero, 0);
  attack("/dev/zero made writable",
         shared != MAP_FAILED && mprotect(shared, 8 << 20, PROT_READ | PROT_WRITE) == 0);
  attack("memfd", syscall(SYS_memfd_create, "x", 0) >= 0);
  return 0;
}

/* Tries: nothing forbidden: touches half of its limit and frees it. The peak has to be reported.
 * Allowed: ok
 * Limits: memory_mb=64
 */
#include "program.h"
int main(void) {
  char* memory = mmap(NULL, 32 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  touch(memory, 32 << 20);
  usleep(50000);
  munmap(memory, 32 << 20);
  return 0;
}

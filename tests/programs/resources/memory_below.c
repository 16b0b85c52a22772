/* Tries: nothing forbidden: touches half of its limit and frees it. The peak has to be reported
 * Allowed: ok
 * Wall: verdict_of_zero
 * Limits: memory_mb=64
 */
#include "program.h"
int main(void) {
  char* memory = take_memory(32 * MIB);
  usleep(50000);
  munmap(memory, 32 * MIB);
  return 0;
}

/* Tries: nothing forbidden: reserves far more than it may use, and touches a page
 * Allowed: ok
 * Wall: verdict_of_zero
 * Limits: memory_mb=64
 * Tiers: full
 */
#include "program.h"
int main(void) {
  char* memory = mmap(NULL, 1L << 40, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory == MAP_FAILED;
  return 0;
}

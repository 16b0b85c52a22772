/* Tries: recursion without end; must be a crash or the memory limit, and no hang.
 * Allowed: runtime_error, memory_limit
 * Limits: memory_mb=64 cpu_ms=20000
 */
#include "program.h"
static int deeper(volatile char* above) {
  volatile char frame[4096];
  frame[0] = above == NULL ? 1 : above[0];
  return deeper(frame) + frame[0];
}
int main(void) { return deeper(NULL); }

/* Tries: recursion without end; must be a crash or the memory limit, and no hang
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Limits: memory_mb=64 stack_mb=8 cpu_ms=20000
 * Signal: 11
 */
#include "program.h"
static int deeper(volatile char* above) {
  volatile char frame[4096];
  frame[0] = above == NULL ? 1 : above[0];
  return deeper(frame) + frame[0];
}
int main(void) { return deeper(NULL); }

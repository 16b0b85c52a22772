/* Tries: more stack than its limit
 * Allowed: runtime_error
 * Wall: rlimit_stack
 * Limits: stack_mb=1
 * Signal: 11
 */
#include "program.h"
static int deeper(int left) {
  volatile char frame[65536];
  touch((char*)frame, sizeof frame);
  return left == 0 ? 1 : deeper(left - 1) + frame[0];
}
int main(void) {
  attack("4 MiB of stack", deeper(64) > 0);
  return 0;
}

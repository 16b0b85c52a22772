/* Tries: a stack as large as its limit allows, which is more than the memory
 * Allowed: memory_limit, runtime_error
 * Wall: memory_cgroup, rlimit_stack
 * Limits: memory_mb=32 stack_mb=512 cpu_ms=5000
 */
#include "program.h"
static int deeper(int left) {
  volatile char frame[65536];
  touch((char*)frame, sizeof frame);
  return left == 0 ? 0 : deeper(left - 1) + frame[0];
}
int main(void) {
  attack("a stack of twice its memory", deeper(1024) > 0);
  return 0;
}

/* Tries: to fill the report with names of calls: x32 numbers are as many as one likes
 * Allowed: ok
 * Wall: seccomp
 * Limits: cpu_ms=5000
 * Refused: x32:getpid
 */
#include "program.h"
int main(void) {
  syscall(0x40000000 | 39);
  int answered = 0;
  for (int i = 0; i < 4000; ++i) answered += syscall(0x40000000 | i) == -1 && errno == EPERM;
  attack("reached the kernel", answered == 0);
  return 0;
}

/* Tries: x32 numbers (bit 30), which reach the same calls under other numbers; refused and named
 * Allowed: ok
 * Wall: seccomp
 * Refused: x32:getpid
 */
#include "program.h"
int main(void) {
  #ifdef __x86_64__
  attack("an x32 system call", syscall(0x40000000 | 39) == getpid());
  #endif
  return 0;
}

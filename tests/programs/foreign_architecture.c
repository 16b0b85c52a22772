/* Tries: 32-bit system calls past a 64-bit filter (int 0x80, getpid is 20 there).
 * Allowed: security_violation, runtime_error
 */
#include "program.h"
int main(void) {
#ifdef __x86_64__
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
  attack("a 32-bit system call", result == getpid());
  return 1;
#else
  abort();
#endif
}

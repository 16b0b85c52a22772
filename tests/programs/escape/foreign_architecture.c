/* Tries: 32-bit system calls past a 64-bit filter (int 0x80, getpid is 20 there)
 * Allowed: security_violation, runtime_error
 * Wall: seccomp
 */
#include "program.h"
#ifdef __x86_64__
#define NATIVE 1
#endif
int main(void) {
#ifdef NATIVE
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
  attack("a 32-bit system call", result == getpid());
  return 1;
#else
  abort();
#endif
}

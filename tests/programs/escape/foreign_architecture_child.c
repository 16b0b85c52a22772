/* Tries: the same in a child, whose end the parent hides
 * Allowed: security_violation, runtime_error
 * Wall: seccomp
 */
#include "program.h"
int main(void) {
#ifdef __x86_64__
  long result;
  if (fork() == 0) {
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(20) : "memory", "r8", "r9", "r10", "r11");
    attack("a 32-bit system call", result > 0);
    _exit(0);
  }
  wait(NULL);
  sleep(1);
  return 0;
#else
  abort();
#endif
}

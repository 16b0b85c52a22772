/* Tries: a filter of its own with a listener, which answers for the kernel
 * Allowed: ok
 * Wall: call:seccomp
 */
#include "program.h"
int main(void) {
  struct {
    unsigned short code;
    unsigned char jt, jf;
    unsigned k;
  } allow = {0x06, 0, 0, 0x7fff0000};
  struct {
    unsigned short count;
    void* code;
  } program = {1, &allow};
  attack("a filter", syscall(SYS_seccomp, 1, 0, &program) == 0);
  return 0;
}

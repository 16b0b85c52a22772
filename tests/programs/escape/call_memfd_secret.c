/* Tries: memory that the kernel itself cannot see
 * Allowed: ok
 * Wall: call:memfd_secret
 * Refused: memfd_secret
 */
#include "program.h"
int main(void) {
  reached("memfd_secret", syscall(SYS_memfd_secret, 0));
  return 0;
}

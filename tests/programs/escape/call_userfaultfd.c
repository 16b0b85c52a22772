/* Tries: userfaultfd(2), which stops the kernel in the middle of things
 * Allowed: ok
 * Wall: call:userfaultfd
 * Refused: userfaultfd
 */
#include "program.h"
int main(void) {
  reached("userfaultfd", syscall(SYS_userfaultfd, 1));
  return 0;
}

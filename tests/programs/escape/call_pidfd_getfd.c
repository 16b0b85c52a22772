/* Tries: another process's descriptors
 * Allowed: ok
 * Wall: call:pidfd_getfd
 * Refused: pidfd_getfd
 */
#include "program.h"
int main(void) {
  reached("pidfd_getfd", syscall(SYS_pidfd_getfd, -1, 0, 0));
  return 0;
}

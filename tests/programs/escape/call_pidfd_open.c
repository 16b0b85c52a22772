/* Tries: a handle on its init
 * Allowed: ok
 * Wall: call:pidfd_open
 * Refused: pidfd_open
 */
#include "program.h"
int main(void) {
  reached("pidfd_open", syscall(SYS_pidfd_open, 1, 0));
  return 0;
}

/* Tries: the same by fchmodat(2)
 * Allowed: ok
 * Wall: call:fchmodat
 */
#include "program.h"
int main(void) {
  close(open("s", O_CREAT | O_WRONLY, 0755));
  attack("set-id bit", syscall(SYS_fchmodat, AT_FDCWD, "s", 04755) == 0);
  return 0;
}

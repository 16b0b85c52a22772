/* Tries: a better place at the disk
 * Allowed: ok
 * Wall: call:ioprio_set
 * Refused: ioprio_set
 */
#include "program.h"
int main(void) {
  reached("ioprio_set", syscall(SYS_ioprio_set, 1, 0, 2 << 13));
  return 0;
}

/* Tries: another scheduling class by its attributes
 * Allowed: ok
 * Wall: call:sched_setattr
 * Refused: sched_setattr
 */
#include "program.h"
int main(void) {
  reached("sched_setattr", syscall(SYS_sched_setattr, 0, NULL, 0));
  return 0;
}

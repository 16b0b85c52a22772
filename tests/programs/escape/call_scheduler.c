/* Tries: another scheduling class
 * Allowed: ok
 * Wall: call:sched_setscheduler
 * Refused: sched_setscheduler
 */
#include "program.h"
int main(void) {
  reached("sched_setscheduler", syscall(SYS_sched_setscheduler, 0, 3, &(int){0}));
  return 0;
}

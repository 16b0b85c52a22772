/* Tries: to choose its processor, beside a run that it watches
 * Allowed: ok
 * Wall: call:sched_setaffinity
 * Refused: sched_setaffinity
 */
#include "program.h"
int main(void) {
  reached("sched_setaffinity", syscall(SYS_sched_setaffinity, 0, 8, &(long){1}));
  return 0;
}

/* Tries: the clock's state, by name
 * Allowed: ok
 * Wall: call:clock_adjtime
 * Refused: clock_adjtime
 */
#include "program.h"
int main(void) {
  reached("clock_adjtime", syscall(SYS_clock_adjtime, 0, NULL));
  return 0;
}

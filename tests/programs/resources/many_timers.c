/* Tries: POSIX timers without end
 * Allowed: ok
 * Wall: rlimit_sigpending
 */
#include "program.h"
int main(void) {
  timer_t timer;
  int count = 0;
  while (count < 3000 && syscall(SYS_timer_create, CLOCK_MONOTONIC, NULL, &timer) == 0) ++count;
  attack("more timers than the limit", count > 1024);
  return 0;
}

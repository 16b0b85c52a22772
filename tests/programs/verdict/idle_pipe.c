/* Tries: to wait for a pipe that nobody writes to
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 */
#include "program.h"
#include <poll.h>
int main(void) {
  int ends[2];
  (void)!pipe(ends);
  struct pollfd one = {ends[0], POLLIN};
  poll(&one, 1, 1000);
  attack("ten times its wall time", 1);
  return 0;
}

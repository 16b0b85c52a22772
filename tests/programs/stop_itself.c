/* Tries: SIGSTOP to itself and its group: a supervisor that waits for its end only waits for ever.
 * Allowed: idle_limit
 * Limits: wall_ms=200
 */
#include "program.h"
int main(void) {
  kill(0, SIGSTOP);
  return 0;
}

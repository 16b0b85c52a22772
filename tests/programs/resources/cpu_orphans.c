/* Tries: to burn in grandchildren that nobody waits for, while the main process sleeps
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150 wall_ms=20000
 */
#include "program.h"
int main(void) {
  int ends[2];
  char byte;
  (void)!pipe(ends);
  for (int i = 0; i < 2; ++i) {
    if (fork() == 0) {
      if (fork() == 0) {
        burn_for(0.5);
        attack("an orphan burned three times the limit", 1);
      }
      _exit(0);
    }
  }
  close(ends[1]);
  return read(ends[0], &byte, 1); /* Until the last of them is gone. */
}

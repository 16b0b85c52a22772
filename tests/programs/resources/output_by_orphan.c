/* Tries: an orphan that goes on writing while the main process waits
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  if (fork() == 0) {
    if (fork() == 0) {
      fill(1, 2 * MIB);
      _exit(0);
    }
    _exit(0);
  }
  wait(NULL);
  usleep(100000);
  attack("an orphan's output", 1);
  return 0;
}

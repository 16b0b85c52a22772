/* Tries: an orphan that goes on writing while the main process waits
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  int ends[2];
  char byte;
  (void)!pipe(ends);
  if (fork() == 0) {
    if (fork() == 0) attack("an orphan's output", fill(1, 2 * MIB) >= 2 * MIB);
    _exit(0);
  }
  close(ends[1]);
  return read(ends[0], &byte, 1); /* Until it is gone. */
}

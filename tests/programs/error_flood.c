/* Tries: to write to standard error without end.
 * Allowed: output_limit
 * Limits: output_kb=256 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  static char block[65536];
  memset(block, 'x', sizeof block);
  for (;;) (void)!write(2, block, sizeof block);
}

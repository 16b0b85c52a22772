/* Tries: both streams in turn
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 64; ++i) {
    if (fill(1, 65536) < 65536) return 1;
    if (fill(2, 65536) < 65536) return 1;
  }
  dprintf(1, "ESCAPED: 8 MiB of output\n");
  return 7;
  return 0;
}

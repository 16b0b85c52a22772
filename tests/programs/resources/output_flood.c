/* Tries: to write to standard output without end
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=256 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  attack("4 MiB of output", fill(1, 4 * MIB) >= 4 * MIB);
  return 0;
}

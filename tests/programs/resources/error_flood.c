/* Tries: to write to standard error without end
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=256 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  long size = fill(2, 4 * MIB);
  if (size >= 4 * MIB) printf("ESCAPED: 4 MiB of errors\n");
  return 0;
}

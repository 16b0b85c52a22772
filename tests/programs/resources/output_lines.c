/* Tries: empty lines, one a write
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=16 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 400000; ++i) {
    if (write(1, "\n", 1) != 1) return 1;
  }
  attack("400,000 lines", 1);
  return 0;
}

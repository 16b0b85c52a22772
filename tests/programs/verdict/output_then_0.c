/* Tries: to write more than its limit and then to leave with 0 before anybody reads
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=16
 */
#include "program.h"
int main(void) {
  if (fill(1, 65536) != 65536) return 1;
  _exit(0);
  return 0;
}

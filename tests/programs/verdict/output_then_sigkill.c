/* Tries: to write more than its limit and then to be killed
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=16
 */
#include "program.h"
int main(void) {
  fill(1, 65536);
  raise(SIGKILL);
  return 0;
}

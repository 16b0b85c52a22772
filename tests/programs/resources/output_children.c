/* Tries: children that write together more than one may
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=64 cpu_ms=5000
 */
#include "program.h"
int main(void) {
  int status, whole = 0;
  for (int i = 0; i < 8; ++i) {
    if (fork() == 0) _exit(fill(1, 65536) != 65536);
  }
  while (wait(&status) > 0) whole += status == 0;
  attack("children wrote eight times the limit", whole == 8);
  return 0;
}

/* Tries: to become itself again and again, as if a new program began at zero
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=100 wall_ms=20000
 */
#include "program.h"
int main(int argc, char** argv) {
  char next[16];
  int count = argc > 1 ? atoi(argv[1]) : 0;
  sprintf(next, "%d", count + 1);
  burn_for(0.02);
  if (count < 20) execl(argv[0], argv[0], next, NULL);
  attack("four times its time", 1);
  return 0;
}

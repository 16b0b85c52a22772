/* Tries: to open descriptors without end
 * Allowed: ok
 * Wall: rlimit_nofile
 */
#include "program.h"
int main(void) {
  int count = 0;
  while (open("/dev/null", O_RDONLY) >= 0 && count < 2000) ++count;
  attack("more descriptors than the limit", count > 256);
  return 0;
}

/* Tries: to ignore SIGXFSZ
 * Allowed: ok
 * Wall: rlimit_fsize
 * Limits: file_mb=1
 */
#include "program.h"
int main(void) {
  signal(SIGXFSZ, SIG_IGN);
  attack("a file over its limit", fill(open("large", O_CREAT | O_WRONLY, 0600), 4 * MIB) > MIB);
  return 0;
}

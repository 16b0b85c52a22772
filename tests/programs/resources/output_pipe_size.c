/* Tries: a larger pipe for its output
 * Allowed: ok
 * Wall: call:fcntl
 */
#include "program.h"
int main(void) {
  attack("a pipe of 1 MiB", fcntl(1, F_SETPIPE_SZ, 1 << 20) >= 0);
  return 0;
}

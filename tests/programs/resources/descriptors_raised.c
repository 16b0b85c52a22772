/* Tries: to raise its own limit of descriptors
 * Allowed: ok
 * Wall: rlimit_nofile
 */
#include "program.h"
int main(void) {
  struct rlimit more = {4096, 4096};
  setrlimit(RLIMIT_NOFILE, &more);
  attack("a descriptor over the limit", dup2(0, 1024) == 1024);
  return 0;
}

/* Tries: to take its init's descriptors away
 * Allowed: ok
 * Wall: call:prlimit64, two_identities
 */
#include "program.h"
int main(void) {
  struct rlimit none = {0, 0};
  attack("prlimit of init", prlimit(1, RLIMIT_NOFILE, &none, NULL) == 0);
  return 0;
}

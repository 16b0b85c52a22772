/* Tries: to leave a file in the root that runs share
 * Allowed: ok
 * Wall: read_only_root, two_identities
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("mark of before", access("/mark", F_OK) == 0);
  close(open("/mark", O_CREAT | O_WRONLY, 0600));
  return 0;
}

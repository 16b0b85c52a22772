/* Tries: to leave something in the root that all runs of a box share
 * Allowed: ok
 * Wall: read_only_root, two_identities
 */
#include "program.h"
int main(void) {
  attack("/planted", open("/planted", O_CREAT | O_WRONLY, 0600) >= 0);
  return 0;
}

/* Tries: names for a file of the host in a place of its own
 * Allowed: ok
 * Wall: read_only_trees
 * Root: shared
 */
#include "program.h"
int main(void) {
  attack("renamed", rename("/shared/data", "/shared/other") == 0);
  rename("/shared/other", "/shared/data");
  return 0;
}

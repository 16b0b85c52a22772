/* Tries: to leave a mark in the times of a file of the host
 * Allowed: ok
 * Wall: read_only_trees
 * Runs: 2
 * Root: shared
 */
#include "program.h"
int main(void) {
  attack("times set", utimensat(AT_FDCWD, "/shared/data", NULL, 0) == 0);
  return 0;
}

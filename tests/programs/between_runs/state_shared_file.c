/* Tries: to leave a mark in a bound folder of the host
 * Allowed: ok
 * Wall: read_only_trees
 * Runs: 2
 * Root: shared
 */
#include "program.h"
int main(void) {
  attack("mark of before", access("/shared/mark", F_OK) == 0);
  close(open("/shared/mark", O_CREAT | O_WRONLY, 0600));
  return 0;
}

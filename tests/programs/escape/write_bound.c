/* Tries: a bound folder of the host that anybody could write to
 * Allowed: ok
 * Wall: read_only_trees
 * Root: shared
 */
#include "program.h"
int main(void) {
  attack("a new file", open("/shared/planted", O_CREAT | O_WRONLY, 0600) >= 0);
  attack("a file of the host", open("/shared/data", O_WRONLY) >= 0);
  return 0;
}

/* Tries: the same through /proc/self/fd, a descriptor that was opened for reading
 * Allowed: ok
 * Wall: read_only_trees
 * Root: shared
 */
#include "program.h"
int main(void) {
  char path[32];
  sprintf(path, "/proc/self/fd/%d", open("/shared/data", O_RDONLY));
  attack("a file of the host", open(path, O_WRONLY) >= 0);
  attack("cut short", truncate("/shared/data", 0) == 0);
  return 0;
}

/* Tries: directories in directories
 * Allowed: ok, output_limit
 * Wall: inode_limit
 * Limits: inodes=64
 */
#include "program.h"
int main(void) {
  int depth = 0;
  while (depth < 1000 && mkdir("d", 0700) == 0 && chdir("d") == 0) ++depth;
  attack("deeper than the limit", depth == 1000);
  return 0;
}

/* Tries: empty files without end, in /box; they are counted where no file system does.
 * Allowed: output_limit
 * Limits: inodes=64
 * Wall: inode_limit
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 100000; ++i) {
    char name[32];
    sprintf(name, "%d", i);
    if (mkdir(name, 0700) != 0) return 7;
  }
  return 0;
}

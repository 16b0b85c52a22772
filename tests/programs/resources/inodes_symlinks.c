/* Tries: symbolic links
 * Allowed: ok, output_limit
 * Wall: inode_limit
 * Limits: inodes=64
 * Confined: names are counted by looking, every few milliseconds (disk_entries)
 */
#include "program.h"
int main(void) {
  char name[32];
  int made = 0;
  for (; made < 1000; ++made) {
    sprintf(name, "%d", made);
    if (symlink("x", name) != 0) break;
  }
  attack("more links than the limit", made == 1000);
  return 0;
}

/* Tries: empty files without end, in directories; the file system's inodes are bounded
 * Allowed: output_limit
 * Wall: inode_limit
 * Limits: inodes=64
 * Exit: 7
 * Confined: /tmp is not there under this name (disk_entries has the same in /box)
 */
#include "program.h"
int main(void) {
  char name[32];
  for (int i = 0; i < 1000; ++i) {
    sprintf(name, "/tmp/%d", i);
    if (mkdir(name, 0700) != 0) return errno == ENOSPC ? 7 : 8;
  }
  attack("more inodes than the limit", 1);
  return 0;
}

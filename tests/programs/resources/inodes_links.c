/* Tries: hard links, each of which is a name in memory
 * Allowed: ok, output_limit
 * Wall: inode_limit
 * Limits: inodes=64
 */
#include "program.h"
int main(void) {
  char name[32];
  int made = 0;
  close(open("/tmp/one", O_CREAT | O_WRONLY, 0600));
  for (; made < 1000; ++made) {
    sprintf(name, "/tmp/%d", made);
    if (link("/tmp/one", name) != 0) break;
  }
  attack("more names than the limit", made == 1000);
  return 0;
}

/* Tries: a detached copy of its tree
 * Allowed: ok
 * Wall: call:open_tree
 */
#include "program.h"
int main(void) {
  attack("open_tree", syscall(SYS_open_tree, AT_FDCWD, "/", 0) >= 0);
  return 0;
}

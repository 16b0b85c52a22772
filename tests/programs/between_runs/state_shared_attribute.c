/* Tries: to leave a mark in the attributes of a file of the host
 * Allowed: ok
 * Wall: read_only_trees, call:setxattr
 * Runs: 2
 * Root: shared
 */
#include "program.h"
int main(void) {
  attack("attribute set", syscall(SYS_setxattr, "/shared/data", "user.mark", "x", 1, 0) == 0);
  return 0;
}

/* Tries: pivot_root(2), to bring what lies below back up
 * Allowed: ok
 * Wall: call:pivot_root, call:mount, capabilities
 */
#include "program.h"
int main(void) {
  mount("/box", "/box", NULL, MS_BIND, NULL);
  chdir("/box");
  attack("pivot_root", syscall(SYS_pivot_root, ".", ".") == 0);
  return 0;
}

/* Tries: root in a user namespace, and there to mount over its limits
 * Allowed: ok
 * Wall: call:unshare, call:mount
 */
#include "program.h"
int main(void) {
  attack("mount", unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && mount("none", "/tmp", "tmpfs", 0, NULL) == 0);
  return 0;
}

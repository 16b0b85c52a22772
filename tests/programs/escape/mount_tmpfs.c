/* Tries: a file system of its own, without bound
 * Allowed: ok
 * Wall: call:mount, capabilities
 */
#include "program.h"
int main(void) {
  attack("mount", mount("none", "/box", "tmpfs", 0, NULL) == 0);
  return 0;
}

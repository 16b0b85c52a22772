/* Tries: a /proc of its own, which hides nothing
 * Allowed: ok
 * Wall: call:mount, capabilities
 */
#include "program.h"
int main(void) {
  attack("mount", mount("proc", "/tmp", "proc", 0, NULL) == 0);
  return 0;
}

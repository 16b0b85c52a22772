/* Tries: chroot(2), and then up past it
 * Allowed: ok
 * Wall: call:chroot, capabilities
 */
#include "program.h"
int main(void) {
  attack("chroot", chroot("/box") == 0);
  return 0;
}

/* Tries: to take away what covers something
 * Allowed: ok
 * Wall: call:umount2, capabilities
 */
#include "program.h"
int main(void) {
  attack("umount", umount2("/tmp", MNT_DETACH) == 0);
  return 0;
}

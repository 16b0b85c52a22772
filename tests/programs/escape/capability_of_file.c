/* Tries: to override the owner of a file: a bound one of the host that nobody may read
 * Allowed: ok
 * Wall: capabilities, host_identity, mount_root
 * Root: shared
 */
#include "program.h"
int main(void) {
  attack("a private file", can_read("/host/etc/shadow"));
  return 0;
}

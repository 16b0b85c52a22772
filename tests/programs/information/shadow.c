/* Tries: the host's passwords
 * Allowed: ok
 * Wall: mount_root, host_identity
 */
#include "program.h"
int main(void) {
  attack("/etc/shadow", can_read("/etc/shadow"));
  return 0;
}

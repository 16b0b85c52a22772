/* Tries: the host's users
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  attack("/etc/passwd", can_read("/etc/passwd"));
  return 0;
}

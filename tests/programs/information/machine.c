/* Tries: what machine this is
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  attack("/etc/os-release", can_read("/etc/os-release"));
  attack("/sys", access("/sys/kernel", F_OK) == 0);
  return 0;
}

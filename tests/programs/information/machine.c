/* Tries: what machine this is
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  attack("/etc/os-release", can_read("/etc/os-release"));
  attack("/sys", open("/sys/kernel", O_RDONLY) >= 0);
  return 0;
}

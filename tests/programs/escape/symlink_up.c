/* Tries: to read the host through links of its own in /box and /tmp
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  symlink("/proc/self/root/etc/hostname", "a");
  symlink("../../../../../../etc/hostname", "/tmp/b");
  attack("through /proc/self/root", can_read("a"));
  attack("through ..", can_read("/tmp/b"));
  attack("through /proc/self/cwd", can_read("/proc/self/cwd/../etc/hostname"));
  return 0;
}

/* Tries: to read the host: users, homes, sources, other processes
 * Allowed: ok
 * Wall: mount_root
 * Confined: there is no root of its own: Landlock refuses to open these, but not to see that they exist (host_contents has what holds)
 */
#include "program.h"
int main(void) {
  const char* paths[] = {"/etc/shadow", "/etc/hostname", "/root", "/home", "/work", "/var", "/sys",
                         "/proc/cmdline", "/proc/kcore", "/proc/net", "/proc/sys"};
  for (int i = 0; i < 11; ++i) attack(paths[i], access(paths[i], F_OK) == 0);
  return 0;
}

/* Tries: to read the host: users, homes, sources, other processes.
 * Allowed: ok
 * Confined: there is no root of its own: Landlock refuses to open these, but not to see that they exist (host_contents has what holds)
 */
#include "program.h"
int main(void) {
  const char* paths[] = {"/etc/shadow", "/etc/hostname", "/root", "/home", "/work", "/var", "/sys",
                         "/proc/cmdline", "/proc/kcore", "/proc/net", "/proc/sys"};
  for (int i = 0; i < 11; ++i) attack(paths[i], access(paths[i], F_OK) == 0);
  char name[64] = "";
  gethostname(name, sizeof name);
  attack("host name", strcmp(name, "box") != 0);
  int others = 0;
  for (int pid = 1; pid < 4096; ++pid) {
    char path[32];
    sprintf(path, "/proc/%d", pid);
    others += pid != getpid() && access(path, F_OK) == 0;
  }
  attack("other processes in /proc", others > 0);
  return 0;
}

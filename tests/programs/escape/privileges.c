/* Tries: to find itself with more than nothing: ids, capabilities, set-id files, securebits
 * Allowed: ok
 * Wall: bounding_set
 */
#include "program.h"
#include <linux/capability.h>
int main(void) {
  attack("uid 0", getuid() == 0 || geteuid() == 0 || getgid() == 0);
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct sets[2] = {};
  syscall(SYS_capget, &header, sets);
  attack("a capability", sets[0].permitted | sets[1].permitted | sets[0].inheritable |
                             sets[0].effective | sets[1].inheritable);
  for (int i = 0; i < 41; ++i) attack("bounding set", prctl(PR_CAPBSET_READ, i) == 1);
  attack("new privileges", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1);
  attack("setuid(0)", setuid(0) == 0);
  attack("set-id bit", open("s", O_CREAT | O_WRONLY, 0755) >= 0 && chmod("s", 04755) == 0);
  return 0;
}

/* Tries: to write anywhere but /box and /tmp
 * Allowed: ok
 * Wall: proc_read_only
 */
#include "program.h"
int main(void) {
  const char* places[] = {"/x", "/etc/x", "/usr/x", "/dev/x", "/proc/x", "/var/x"};
  for (int i = 0; i < 6; ++i) attack(places[i], open(places[i], O_CREAT | O_WRONLY, 0600) >= 0);
  attack("mode of /", chmod("/", 0777) == 0);
  attack("mode of /dev/null", chmod("/dev/null", 0600) == 0);
  attack("oom_score_adj", open("/proc/self/oom_score_adj", O_WRONLY) >= 0);
  attack("uid_map", open("/proc/self/uid_map", O_WRONLY) >= 0);
  attack("core_pattern", open("/proc/sys/kernel/core_pattern", O_WRONLY) >= 0);
  attack("sysrq", open("/proc/sysrq-trigger", O_WRONLY) >= 0);
  return 0;
}

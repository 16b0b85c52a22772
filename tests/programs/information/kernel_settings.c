/* Tries: what the kernel tells in /proc: sys/kernel/hostname, sys/kernel/core_pattern, sys/kernel/pid_max
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/sys/kernel/hostname", can_read("/proc/sys/kernel/hostname"));
  attack("/proc/sys/kernel/core_pattern", can_read("/proc/sys/kernel/core_pattern"));
  attack("/proc/sys/kernel/pid_max", can_read("/proc/sys/kernel/pid_max"));
  return 0;
}

/* Tries: what the kernel tells in /proc: diskstats, partitions, filesystems, devices
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/diskstats", can_read("/proc/diskstats"));
  attack("/proc/partitions", can_read("/proc/partitions"));
  attack("/proc/filesystems", can_read("/proc/filesystems"));
  attack("/proc/devices", can_read("/proc/devices"));
  return 0;
}

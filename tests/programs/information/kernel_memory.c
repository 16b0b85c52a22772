/* Tries: what the kernel tells in /proc: meminfo, slabinfo, buddyinfo, zoneinfo
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/meminfo", can_read("/proc/meminfo"));
  attack("/proc/slabinfo", can_read("/proc/slabinfo"));
  attack("/proc/buddyinfo", can_read("/proc/buddyinfo"));
  attack("/proc/zoneinfo", can_read("/proc/zoneinfo"));
  return 0;
}

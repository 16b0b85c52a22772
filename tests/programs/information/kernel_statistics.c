/* Tries: what the kernel tells in /proc: stat, vmstat, interrupts, loadavg, uptime
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/stat", can_read("/proc/stat"));
  attack("/proc/vmstat", can_read("/proc/vmstat"));
  attack("/proc/interrupts", can_read("/proc/interrupts"));
  attack("/proc/loadavg", can_read("/proc/loadavg"));
  attack("/proc/uptime", can_read("/proc/uptime"));
  return 0;
}

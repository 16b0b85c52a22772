/* Tries: what the kernel tells in /proc: cmdline, version, config.gz, sys/kernel/random/boot_id
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/cmdline", can_read("/proc/cmdline"));
  attack("/proc/version", can_read("/proc/version"));
  attack("/proc/config.gz", can_read("/proc/config.gz"));
  attack("/proc/sys/kernel/random/boot_id", can_read("/proc/sys/kernel/random/boot_id"));
  return 0;
}

/* Tries: the kernel's settings in /proc/sys
 * Allowed: ok
 * Wall: proc_of_the_run, proc_read_only, host_identity
 */
#include "program.h"
int main(void) {
  attack("core_pattern", open("/proc/sys/kernel/core_pattern", O_WRONLY) >= 0);
  return 0;
}

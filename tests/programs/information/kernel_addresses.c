/* Tries: what the kernel tells in /proc: kallsyms, modules, kcore, timer_list
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/kallsyms", can_read("/proc/kallsyms"));
  attack("/proc/modules", can_read("/proc/modules"));
  attack("/proc/kcore", can_read("/proc/kcore"));
  attack("/proc/timer_list", can_read("/proc/timer_list"));
  return 0;
}

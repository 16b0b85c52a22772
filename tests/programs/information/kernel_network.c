/* Tries: what the kernel tells in /proc: net/unix, net/tcp, net/dev
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/net/unix", can_read("/proc/net/unix"));
  attack("/proc/net/tcp", can_read("/proc/net/tcp"));
  attack("/proc/net/dev", can_read("/proc/net/dev"));
  return 0;
}

/* Tries: what the kernel tells in /proc: keys, key-users
 * Allowed: ok
 * Wall: proc_of_the_run
 */
#include "program.h"
int main(void) {
  attack("/proc/keys", can_read("/proc/keys"));
  attack("/proc/key-users", can_read("/proc/key-users"));
  return 0;
}

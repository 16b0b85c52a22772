/* Tries: to leave a key in the user's key ring
 * Allowed: ok
 * Wall: call:add_key, call:keyctl
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("key of before", syscall(SYS_keyctl, 10, -4, "user", "mark", 0) >= 0);
  syscall(SYS_add_key, "user", "mark", "x", 1, -4);
  return 0;
}

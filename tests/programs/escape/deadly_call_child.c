/* Tries: a deadly call in a grandchild that nobody waits for
 * Allowed: security_violation
 * Wall: deadly_calls
 * Limits: wall_ms=5000
 */
#include "program.h"
int main(void) {
  if (fork() == 0) {
    if (fork() == 0) {
      syscall(SYS_init_module, NULL, 0, "");
      attack("survived init_module(2)", 1);
    }
    _exit(0);
  }
  sleep(1);
  return 0;
}

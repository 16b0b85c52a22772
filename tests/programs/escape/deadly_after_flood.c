/* Tries: to tire the supervisor out with refused calls, and then a deadly one
 * Allowed: security_violation
 * Wall: deadly_calls
 * Limits: cpu_ms=8000 wall_ms=20000
 * Refused: reboot
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 3000; ++i) ptrace(PTRACE_TRACEME, 0, 0, 0);
  syscall(SYS_reboot, 0, 0, 0, NULL);
  attack("survived reboot(2)", 1);
  return 0;
}

/* Tries: reboot(2), which has no honest use: ends the run
 * Allowed: security_violation
 * Wall: deadly_calls
 * Refused: reboot
 */
#include "program.h"
int main(void) {
  syscall(SYS_reboot, 0, 0, 0, NULL);
  attack("survived reboot(2)", 1);
  return 0;
}

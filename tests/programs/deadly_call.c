/* Tries: reboot(2), which has no honest use: ends the run.
 * Allowed: security_violation
 * Refused: reboot
 */
#include "program.h"
int main(void) {
  syscall(SYS_reboot, 0xfee1dead, 672274793, 0x01234567, NULL);
  attack("survived reboot(2)", 1);
  return 0;
}

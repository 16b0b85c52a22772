/* Tries: the kernel's log, with addresses and other users' crashes
 * Allowed: ok
 * Wall: call:syslog
 * Refused: syslog
 */
#include "program.h"
int main(void) {
  char text[64];
  attack("size of the log", syscall(SYS_syslog, 10, NULL, 0) >= 0);
  attack("the log", syscall(SYS_syslog, 3, text, sizeof text) > 0);
  return 0;
}

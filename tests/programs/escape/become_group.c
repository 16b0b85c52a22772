/* Tries: setgroups(2) and setgid(2)
 * Allowed: ok
 * Wall: call:setgid
 */
#include "program.h"
int main(void) {
  reached("setgid", setgid(getgid()));
  attack("setgid(0)", setgid(0) == 0);
  attack("setgroups", syscall(SYS_setgroups, 0, NULL) == 0);
  return 0;
}

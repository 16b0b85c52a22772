/* Tries: the same with ioctl(2): pushing input into a terminal (TIOCSTI)
 * Allowed: ok
 * Wall: call:ioctl
 * Refused: ioctl
 */
#include "program.h"
int main(void) {
  char c = 'x';
  reached("TIOCSTI", syscall(SYS_ioctl, 0, 0x100000000UL | TIOCSTI, &c));
  return 0;
}

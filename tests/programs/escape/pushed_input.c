/* Tries: TIOCSTI, TIOCLINUX, TIOCSETD: to type into a terminal that it shares
 * Allowed: ok
 * Wall: call:ioctl
 * Refused: ioctl
 */
#include "program.h"
int main(void) {
  char c = 'x';
  reached("TIOCSTI", ioctl(0, TIOCSTI, &c));
  reached("TIOCLINUX", ioctl(0, TIOCLINUX, &c));
  reached("TIOCSCTTY", ioctl(0, TIOCSCTTY, 0));
  return 0;
}

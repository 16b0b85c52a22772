/* Tries: a controlling terminal, to stop or to signal whoever shares it
 * Allowed: ok
 * Wall: session
 */
#include "program.h"
int main(void) {
  attack("not a session leader", getsid(0) != getpid());
  attack("a terminal", open("/dev/tty", O_RDWR) >= 0 || isatty(0) || isatty(1) || isatty(2));
  return 0;
}

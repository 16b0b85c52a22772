/* Tries: to give files away
 * Allowed: ok
 * Wall: call:chown
 * Refused: chown
 */
#include "program.h"
int main(void) {
  reached("chown", syscall(SYS_chown, ".", -1, -1));
  return 0;
}

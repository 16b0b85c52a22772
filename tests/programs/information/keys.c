/* Tries: key rings of others
 * Allowed: ok
 * Wall: call:keyctl
 * Refused: keyctl
 */
#include "program.h"
int main(void) {
  char text[64];
  attack("a session's key ring", syscall(SYS_keyctl, 6, -3, text, sizeof text) > 0);
  return 0;
}

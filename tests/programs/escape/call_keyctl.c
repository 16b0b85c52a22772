/* Tries: the key rings, which outlive a run
 * Allowed: ok
 * Wall: call:keyctl
 * Refused: keyctl
 */
#include "program.h"
int main(void) {
  reached("keyctl", syscall(SYS_keyctl, 0, -3, 0));
  return 0;
}

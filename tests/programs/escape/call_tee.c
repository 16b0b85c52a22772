/* Tries: pipes doubled in the kernel
 * Allowed: ok
 * Wall: call:tee
 * Refused: tee
 */
#include "program.h"
int main(void) {
  reached("tee", syscall(SYS_tee, 0, 1, 1, 0));
  return 0;
}

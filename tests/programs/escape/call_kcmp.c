/* Tries: which kernel objects processes share
 * Allowed: ok
 * Wall: call:kcmp
 * Refused: kcmp
 */
#include "program.h"
int main(void) {
  reached("kcmp", syscall(SYS_kcmp, getpid(), getpid(), 0, 0, 0));
  return 0;
}

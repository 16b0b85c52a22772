/* Tries: the clock's state
 * Allowed: ok
 * Wall: call:adjtimex
 * Refused: adjtimex
 */
#include "program.h"
int main(void) {
  reached("adjtimex", syscall(SYS_adjtimex, NULL));
  return 0;
}

/* Tries: setuid(2) and its kin
 * Allowed: ok
 * Wall: call:setuid
 */
#include "program.h"
int main(void) {
  reached("setuid", setuid(getuid()));
  attack("setuid(0)", setuid(0) == 0);
  return 0;
}

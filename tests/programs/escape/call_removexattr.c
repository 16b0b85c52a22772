/* Tries: attributes of files taken away
 * Allowed: ok
 * Wall: call:removexattr
 * Refused: removexattr
 */
#include "program.h"
int main(void) {
  reached("removexattr", syscall(SYS_removexattr, ".", "user.x"));
  return 0;
}

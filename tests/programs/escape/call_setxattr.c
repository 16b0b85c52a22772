/* Tries: attributes of files
 * Allowed: ok
 * Wall: call:setxattr
 * Refused: setxattr
 * Confined: it is answered with another error, and not told
 */
#include "program.h"
int main(void) {
  reached("setxattr", syscall(SYS_setxattr, ".", "user.x", "x", 1, 0));
  return 0;
}

/* Tries: attributes of files
 * Allowed: ok
 * Wall: call:setxattr
 * Refused: setxattr
 */
#include "program.h"
int main(void) {
  reached("setxattr", syscall(SYS_setxattr, "/box", "user.x", "x", 1, 0));
  return 0;
}

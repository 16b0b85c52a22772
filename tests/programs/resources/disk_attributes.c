/* Tries: extended attributes, which no size of a file shows
 * Allowed: ok
 * Wall: call:setxattr
 */
#include "program.h"
int main(void) {
  char name[32];
  int made = 0;
  static char value[32768];
  close(open("f", O_CREAT | O_WRONLY, 0600));
  for (; made < 100; ++made) {
    sprintf(name, "user.%d", made);
    if (syscall(SYS_setxattr, "f", name, value, sizeof value, 0) != 0) break;
  }
  attack("attributes", made > 0);
  return 0;
}

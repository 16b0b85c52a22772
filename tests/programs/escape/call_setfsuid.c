/* Tries: the file system's id
 * Allowed: ok
 * Wall: call:setfsuid
 * Refused: setfsuid
 */
#include "program.h"
int main(void) {
  reached("setfsuid", syscall(SYS_setfsuid, 0));
  return 0;
}

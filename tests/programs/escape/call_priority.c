/* Tries: another priority
 * Allowed: ok
 * Wall: call:setpriority
 * Refused: setpriority
 */
#include "program.h"
int main(void) {
  reached("setpriority", syscall(SYS_setpriority, 0, 0, 5));
  return 0;
}

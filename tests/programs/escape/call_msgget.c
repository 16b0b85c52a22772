/* Tries: message queues with a number
 * Allowed: ok
 * Wall: call:msgget
 * Refused: msgget
 */
#include "program.h"
int main(void) {
  reached("msgget", syscall(SYS_msgget, 4711, 01600));
  return 0;
}

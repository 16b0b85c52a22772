/* Tries: a lock: a channel between boxes through shared files
 * Allowed: ok
 * Wall: call:flock
 * Refused: flock
 */
#include "program.h"
int main(void) {
  reached("flock", syscall(SYS_flock, 0, 8));
  return 0;
}

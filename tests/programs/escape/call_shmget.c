/* Tries: shared memory with a number
 * Allowed: ok
 * Wall: call:shmget
 * Refused: shmget
 */
#include "program.h"
int main(void) {
  reached("shmget", syscall(SYS_shmget, 4711, 4096, 01600));
  return 0;
}

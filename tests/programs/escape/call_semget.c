/* Tries: semaphores with a number
 * Allowed: ok
 * Wall: call:semget
 * Refused: semget
 */
#include "program.h"
int main(void) {
  reached("semget", syscall(SYS_semget, 4711, 1, 01600));
  return 0;
}

/* Tries: a child that fails after its parent left with 0
 * Allowed: ok
 * Wall: verdict_of_zero
 * Exit: 0
 */
#include "program.h"
int main(void) {
  if (fork() == 0) {
    usleep(100000);
    abort();
  }
  return 0;
}

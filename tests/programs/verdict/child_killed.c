/* Tries: a child that dies of a signal while the parent is sound
 * Allowed: ok
 * Wall: verdict_of_zero
 * Exit: 0
 */
#include "program.h"
int main(void) {
  if (fork() == 0) raise(SIGKILL);
  wait(NULL);
  return 0;
}

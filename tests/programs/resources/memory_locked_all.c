/* Tries: to lock all memory to come
 * Allowed: ok
 * Wall: call:mlockall, rlimit_memlock
 */
#include "program.h"
int main(void) {
  attack("mlockall", mlockall(MCL_CURRENT | MCL_FUTURE) == 0);
  return 0;
}

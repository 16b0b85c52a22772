/* Tries: the same by prctl(2)
 * Allowed: ok
 * Wall: call:prctl
 */
#include "program.h"
int main(void) {
  reached("PR_SET_SECCOMP", prctl(PR_SET_SECCOMP, 2, NULL));
  return 0;
}

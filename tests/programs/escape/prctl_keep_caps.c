/* Tries: to keep capabilities
 * Allowed: ok
 * Wall: call:prctl
 * Refused: prctl
 */
#include "program.h"
int main(void) {
  reached("PR_SET_KEEPCAPS", prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
  return 0;
}

/* Tries: tagged addresses
 * Allowed: ok
 * Wall: call:prctl
 * Refused: prctl
 */
#include "program.h"
int main(void) {
  reached("PR_SET_TSC", prctl(PR_SET_TSC, 1, 0, 0, 0));
  return 0;
}

/* Tries: to be traced by anybody
 * Allowed: ok
 * Wall: call:prctl
 * Refused: prctl
 */
#include "program.h"
int main(void) {
  reached("PR_SET_PTRACER", prctl(PR_SET_PTRACER, -1, 0, 0, 0));
  return 0;
}

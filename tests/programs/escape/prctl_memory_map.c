/* Tries: another memory map than it has
 * Allowed: ok
 * Wall: call:prctl
 * Refused: prctl
 */
#include "program.h"
int main(void) {
  reached("PR_SET_MM", prctl(PR_SET_MM, 0, 0, 0, 0));
  return 0;
}

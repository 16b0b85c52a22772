/* Tries: speculation as an attacker wants it
 * Allowed: ok
 * Wall: call:prctl
 * Refused: prctl
 */
#include "program.h"
int main(void) {
  reached("PR_SET_SPECULATION_CTRL", prctl(PR_SET_SPECULATION_CTRL, 0, 2, 0, 0));
  return 0;
}

/* Tries: segments of its own
 * Allowed: ok
 * Wall: call:modify_ldt
 * Refused: modify_ldt
 */
#include "program.h"
int main(void) {
  reached("modify_ldt", syscall(SYS_modify_ldt, 0, NULL, 0));
  return 0;
}

/* Tries: to close every descriptor there may be
 * Allowed: ok
 * Wall: verdict_of_zero
 */
#include "program.h"
int main(void) {
  syscall(SYS_close_range, 0, ~0U, 0);
  return 0;
}

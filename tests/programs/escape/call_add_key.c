/* Tries: a key for later
 * Allowed: ok
 * Wall: call:add_key
 * Refused: add_key
 */
#include "program.h"
int main(void) {
  reached("add_key", syscall(SYS_add_key, "user", "mark", "x", 1, -3));
  return 0;
}

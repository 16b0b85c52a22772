/* Tries: memory of another node
 * Allowed: ok
 * Wall: call:set_mempolicy
 * Refused: set_mempolicy
 */
#include "program.h"
int main(void) {
  reached("set_mempolicy", syscall(SYS_set_mempolicy, 0, NULL, 0));
  return 0;
}

/* Tries: protection keys
 * Allowed: ok
 * Wall: call:pkey_alloc
 * Refused: pkey_alloc
 */
#include "program.h"
int main(void) {
  reached("pkey_alloc", syscall(SYS_pkey_alloc, 0, 0));
  return 0;
}

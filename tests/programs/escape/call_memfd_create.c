/* Tries: files outside of every mount
 * Allowed: ok
 * Wall: call:memfd_create
 * Refused: memfd_create
 */
#include "program.h"
int main(void) {
  reached("memfd_create", syscall(SYS_memfd_create, "x", 0));
  return 0;
}

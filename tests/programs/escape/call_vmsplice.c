/* Tries: pages given away to a pipe
 * Allowed: ok
 * Wall: call:vmsplice
 * Refused: vmsplice
 */
#include "program.h"
int main(void) {
  reached("vmsplice", syscall(SYS_vmsplice, 1, NULL, 0, 0));
  return 0;
}

/* Tries: to be traced by its parent
 * Allowed: ok
 * Wall: call:ptrace
 * Refused: ptrace
 */
#include "program.h"
int main(void) {
  reached("ptrace", syscall(SYS_ptrace, 0, 0, 0, 0));
  return 0;
}

/* Tries: to leave a message queue
 * Allowed: ok
 * Wall: call:msgget, ipc_namespace
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("queue of before", syscall(SYS_msgget, 4711, 0600) >= 0);
  syscall(SYS_msgget, 4711, 01000 | 0600);
  return 0;
}

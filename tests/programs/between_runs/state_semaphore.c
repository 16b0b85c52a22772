/* Tries: to leave a semaphore
 * Allowed: ok
 * Wall: call:semget, ipc_namespace
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("semaphore of before", syscall(SYS_semget, 4711, 1, 0600) >= 0);
  syscall(SYS_semget, 4711, 1, 01000 | 0600);
  return 0;
}

/* Tries: to leave a POSIX message queue
 * Allowed: ok
 * Wall: call:mq_open, ipc_namespace, rlimit_msgqueue
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("queue of before", syscall(SYS_mq_open, "mark", O_RDONLY, 0, NULL) >= 0);
  syscall(SYS_mq_open, "mark", O_CREAT | O_RDWR, 0600, NULL);
  return 0;
}

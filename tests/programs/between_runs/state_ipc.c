/* Tries: to leave System V objects, POSIX queues and an abstract socket for the next run
 * Allowed: ok
 * Wall: call:shmget, ipc_namespace
 * Runs: 2
 */
#include "program.h"
#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
int main(void) {
  attack("shared memory of before", shmget(4711, 4096, 0600) >= 0);
  attack("semaphore of before", semget(4711, 1, 0600) >= 0);
  attack("message queue of before", msgget(4711, 0600) >= 0);
  attack("POSIX queue of before", mq_open("/mark", O_RDONLY) >= 0);
  shmget(4711, 4096, IPC_CREAT | 0600);
  semget(4711, 1, IPC_CREAT | 0600);
  msgget(4711, IPC_CREAT | 0600);
  mq_open("/mark", O_CREAT | O_RDWR, 0600, NULL);
  return 0;
}

/* Tries: processes and threads beyond the limit, slowly enough to be seen; whoever counts must stop it.
 * Allowed: ok
 * Wall: process_limit
 * Limits: processes=32 wall_ms=20000 cpu_ms=8000
 */
#include "program.h"
static void* wait_forever(void* unused) {
  pause();
  return unused;
}
int main(void) {
  int threads = 0, processes = 0;
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  for (int i = 0; i < 120; ++i) {
    pthread_t thread;
    usleep(10000);
    threads += pthread_create(&thread, &small, wait_forever, NULL) == 0;
    pid_t child = fork();
    processes += child > 0;
    if (child == 0) for (;;) pause();
  }
  attack("three times the limit", threads + processes > 96);
  _exit(0);
}

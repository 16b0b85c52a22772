/* Tries: threads without end; they count as processes do
 * Allowed: ok
 * Wall: process_limit
 * Limits: processes=32
 * Confined: where all runs share our user, threads are counted by looking (processes_held)
 */
#include "program.h"
static void* wait_forever(void* unused) {
  pause();
  return unused;
}
int main(void) {
  int threads = 0;
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  for (int i = 0; i < 200; ++i) {
    pthread_t thread;
    threads += pthread_create(&thread, &small, wait_forever, NULL) == 0;
  }
  attack("more threads than the limit", threads > 32);
  _exit(0);
}

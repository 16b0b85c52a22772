/* Tries: threads in several processes
 * Allowed: ok
 * Wall: process_limit
 * Limits: processes=32
 * Confined: shared anonymous memory is refused
 */
#include "program.h"
static void* wait_forever(void* unused) {
  pause();
  return unused;
}
int main(void) {
  int* threads = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 65536);
  for (int child = 0; child < 4; ++child) {
    if (fork() != 0) continue;
    pthread_t thread;
    for (int i = 0; i < 20; ++i) {
      if (pthread_create(&thread, &small, wait_forever, NULL) == 0) __atomic_add_fetch(threads, 1, __ATOMIC_SEQ_CST);
    }
    pause();
  }
  usleep(30000);
  attack("more threads than the limit", *threads > 32);
  return 0;
}

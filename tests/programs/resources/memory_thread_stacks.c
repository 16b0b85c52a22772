/* Tries: the stacks of threads
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=48 cpu_ms=5000
 */
#include "program.h"
static int full;
static void* use_stack(void* unused) {
  char stack[7 * MIB];
  touch(stack, sizeof stack);
  __atomic_add_fetch(&full, 1, __ATOMIC_SEQ_CST);
  usleep(500000);
  return unused;
}
int main(void) {
  pthread_t threads[14];
  pthread_attr_t large;
  pthread_attr_init(&large);
  pthread_attr_setstacksize(&large, 8 * MIB);
  for (int i = 0; i < 14; ++i) {
    if (pthread_create(&threads[i], &large, use_stack, NULL) != 0) return 3;
  }
  for (int i = 0; i < 14; ++i) pthread_join(threads[i], NULL);
  attack("stacks of twice its memory", full == 14);
  return 0;
}

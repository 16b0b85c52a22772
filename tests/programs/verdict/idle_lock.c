/* Tries: to wait for a lock that it holds itself
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 */
#include "program.h"
int main(void) {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  struct timespec end;
  clock_gettime(CLOCK_REALTIME, &end);
  end.tv_sec += 1;
  pthread_mutex_lock(&lock);
  pthread_mutex_timedlock(&lock, &end);
  attack("ten times its wall time", 1);
  return 0;
}

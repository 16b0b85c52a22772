/* Tries: to spread its work over threads; processor time is summed.
 * Allowed: time_limit
 * Limits: cpu_ms=300
 */
#include "program.h"
static void* burn(void* unused) {
  burn_forever();
  return unused;
}
int main(void) {
  pthread_t thread;
  for (int i = 0; i < 4; ++i) pthread_create(&thread, NULL, burn, NULL);
  pause();
}

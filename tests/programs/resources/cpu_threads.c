/* Tries: to spread its work over threads; processor time is summed
 * Allowed: time_limit
 * Wall: cpu_accounting
 * Limits: cpu_ms=150
 */
#include "program.h"
static void* burn(void* unused) {
  burn_forever();
  return unused;
}
int main(void) {
  pthread_t thread;
  for (int i = 0; i < 4; ++i) pthread_create(&thread, NULL, burn, NULL);
  while (used_cpu() < 0.6) usleep(5000);
  attack("four times its time", 1);
  _exit(0);
}

/* Tries: nothing forbidden: a crash in a thread
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 11
 */
#include "program.h"
static void* crash(void* unused) { return (void*)(long)*(volatile int*)8; }
int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, crash, NULL);
  pthread_join(thread, NULL);
  return 0;
}

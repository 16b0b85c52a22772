/* Tries: a deadly call in a thread while the main thread ends
 * Allowed: security_violation
 * Wall: deadly_calls
 */
#include "program.h"
static void* call(void* unused) {
  syscall(SYS_swapon, "x", 0);
  attack("survived swapon(2)", 1);
  return unused;
}
int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, call, NULL);
  pthread_join(thread, NULL);
  return 0;
}

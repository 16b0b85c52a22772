/* Tries: to lose its filter in a thread
 * Allowed: ok
 * Wall: call:ptrace
 * Refused: ptrace
 */
#include "program.h"
static void* call(void* unused) {
  attack("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0) == 0);
  return unused;
}
int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, call, NULL);
  pthread_join(thread, NULL);
  return 0;
}

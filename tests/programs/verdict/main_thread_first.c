/* Tries: the main thread ends first; the status is that of the last
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 8
 */
#include "program.h"
static void* leave(void* unused) {
  usleep(20000);
  exit(8);
  return unused;
}
int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, leave, NULL);
  pthread_exit(NULL);
}

/* Tries: a thread that becomes another program while the main thread waits
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 9
 */
#include "program.h"
static char* self;
static void* become(void* unused) {
  execl(self, self, "again", NULL);
  return unused;
}
int main(int argc, char** argv) {
  if (argc > 1) return 9;
  pthread_t thread;
  self = argv[0];
  pthread_create(&thread, NULL, become, NULL);
  for (;;) pause();
}

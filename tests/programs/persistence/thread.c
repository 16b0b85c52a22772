/* Tries: a thread that goes on when the main thread has ended
 * Allowed: ok, idle_limit
 * Wall: kill_leftovers
 * Limits: wall_ms=300
 * Runs: 2
 */
#include "program.h"
#define NAME "left-thread"
static void* stay(void* unused) {
  sleep(20);
  return unused;
}
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    pthread_t thread;
    pthread_create(&thread, NULL, stay, NULL);
    syscall(SYS_exit, 0);
  }
  return 0;
}

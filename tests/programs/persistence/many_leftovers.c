/* Tries: to leave many processes, in sessions of their own, that never stop to fork
 * Allowed: ok
 * Wall: kill_leftovers
 * Limits: processes=64 cpu_ms=10000
 * Runs: 3
 */
#include "program.h"
#define NAME "left-many"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  for (int i = 0; i < 24; ++i) {
    if (fork() == 0) {
      setsid();
      signal(SIGTERM, SIG_IGN);
      signal(SIGCHLD, SIG_IGN);  /* room for the next run's init, which would get a new box else */
      for (double end = wall_clock() + 20; wall_clock() < end;) {
        if (fork() == 0) _exit(0);
        usleep(1000);
      }
    }
  }
  return 0;
}

/* Tries: a chain of processes, each of which forks the next and ends: never there when one looks
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 */
#include "program.h"
#define NAME "left-relay"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    for (double end = wall_clock() + 20; wall_clock() < end;) {
      if (fork() > 0) _exit(0);
    }
  }
  return 0;
}

/* Tries: a parent that is held in vfork(2), which no signal but one gets out
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 */
#include "program.h"
#define NAME "left-vfork"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    if (vfork() == 0) {
      for (;;) pause();
    }
  }
  return 0;
}

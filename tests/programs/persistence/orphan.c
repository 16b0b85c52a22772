/* Tries: a grandchild whose parent is gone
 * Allowed: ok
 * Wall: kill_leftovers
 * Limits: processes=64
 * Runs: 2
 */
#include "program.h"
#define NAME "left-orphan"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    if (fork() == 0) sleep(20);
    _exit(0);
  }
  wait(NULL);
  return 0;
}

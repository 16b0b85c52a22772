/* Tries: a child that is stopped when its run ends
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 */
#include "program.h"
#define NAME "left-stopped"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  pid_t pid = fork();
  if (pid == 0) sleep(20);
  kill(pid, SIGSTOP);
  return 0;
}

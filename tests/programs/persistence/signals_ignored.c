/* Tries: to ignore every signal that can be ignored, and to block the rest
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 */
#include "program.h"
#define NAME "left-ignoring"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int i = 1; i < 65; ++i) signal(i, SIG_IGN);
    sleep(20);
  }
  return 0;
}

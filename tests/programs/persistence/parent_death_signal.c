/* Tries: a signal at its parent's death, to act after it
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 */
#include "program.h"
#define NAME "left-death"
static void act(int signal) { sleep(20); }
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    signal(SIGUSR1, act);
    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    for (;;) pause();
  }
  usleep(10000);
  return 0;
}

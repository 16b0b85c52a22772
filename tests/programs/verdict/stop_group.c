/* Tries: SIGSTOP to itself and its group: a supervisor that waits for its end only waits for ever
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 */
#include "program.h"
int main(void) {
  pid_t self = getpid();
  if (fork() == 0) {
    setpgid(0, 0);
    usleep(1000000);
    kill(self, SIGCONT);
    _exit(0);
  }
  usleep(20000);
  kill(0, SIGSTOP);
  attack("went on after its wall time", 1);
  return 0;
}

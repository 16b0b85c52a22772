/* Tries: to stop itself with SIGTSTP and to be forgotten
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 */
#include "program.h"
int main(void) {
  pid_t self = getpid();
  if (fork() == 0) {
    usleep(1000000);
    kill(self, SIGCONT);
    _exit(0);
  }
  kill(self, SIGTSTP);
  usleep(1050000);
  attack("went on after its wall time", 1);
  return 0;
}

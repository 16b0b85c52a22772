/* Tries: a child that stops and continues its parent
 * Allowed: ok
 * Wall: verdict_of_zero
 * Limits: wall_ms=5000
 */
#include "program.h"
int main(void) {
  pid_t parent = getpid();
  if (fork() == 0) {
    kill(parent, SIGSTOP);
    usleep(20000);
    kill(parent, SIGCONT);
    _exit(0);
  }
  wait(NULL);
  return 0;
}

/* Tries: to tell by its own number how many processes ran before
 * Allowed: ok
 * Wall: pid_namespace
 * Runs: 2
 * Confined: it shares the numbers of processes with the container; they can be seen, not reached (others_outside)
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 20; ++i) {
    if (fork() == 0) _exit(0);
    wait(NULL);
  }
  attack("numbers go on from the run before", getpid() != 2);
  return 0;
}

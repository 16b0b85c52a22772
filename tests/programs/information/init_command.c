/* Tries: its init's command line and environment
 * Allowed: ok
 * Wall: proc_of_the_run
 * Confined: it shares the numbers of processes with the container; they can be seen, not reached (others_outside)
 */
#include "program.h"
int main(void) {
  char path[32];
  sprintf(path, "/proc/%d/cmdline", getppid());
  attack("a command line", access(path, F_OK) == 0);
  return 0;
}

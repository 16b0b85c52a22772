/* Tries: other processes in /proc
 * Allowed: ok
 * Wall: proc_of_the_run
 * Confined: it shares the numbers of processes with the container; they can be seen, not reached (others_outside)
 */
#include "program.h"
int main(void) {
  int others = 0;
  for (int pid = 1; pid < 4096; ++pid) {
    char path[32];
    sprintf(path, "/proc/%d", pid);
    others += pid != getpid() && access(path, F_OK) == 0;
  }
  attack("other processes in /proc", others > 0);
  return 0;
}

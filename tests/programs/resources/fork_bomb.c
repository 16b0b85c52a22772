/* Tries: to fork without end; pids.max or RLIMIT_NPROC is in its way
 * Allowed: ok, runtime_error, time_limit, idle_limit
 * Wall: process_limit
 * Limits: processes=32 cpu_ms=1500 wall_ms=5000
 * Confined: where all runs share our user, processes are counted by looking (processes_held)
 */
#include "program.h"
int main(void) {
  int children = 0;
  for (int i = 0; i < 200; ++i) {
    pid_t pid = fork();
    if (pid == 0) {
      fork();
      pause();
      _exit(0);
    }
    children += pid > 0;
  }
  attack("more processes than the limit", children > 32);
  return 0;
}

/* Tries: to fork without end, children too; pids.max or RLIMIT_NPROC is in its way.
 * Allowed: ok, runtime_error, time_limit, idle_limit
 * Limits: processes=32 cpu_ms=500 wall_ms=3000
 */
#include "program.h"
int main(void) {
  int children = 0;
  for (int i = 0; i < 1000; ++i) {
    pid_t pid = fork();
    if (pid == 0) {
      for (int k = 0; k < 100; ++k) fork();
      pause();
    }
    if (pid > 0) ++children;
  }
  attack("more processes than the limit", children > 32);
  return 0;
}

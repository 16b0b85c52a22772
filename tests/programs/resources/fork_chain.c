/* Tries: each child makes the next, and all stay
 * Allowed: ok, runtime_error
 * Wall: process_limit
 * Limits: processes=32 cpu_ms=1500 wall_ms=5000
 * Confined: where all runs share our user, processes are counted by looking (processes_held)
 */
#include "program.h"
int main(void) {
  for (int depth = 1; depth < 100; ++depth) {
    pid_t pid = fork();
    if (pid < 0) _exit(0);
    if (pid > 0) {
      waitpid(pid, NULL, 0);
      _exit(0);
    }
    if (depth == 64) attack("more processes than the limit", 1);
  }
  return 0;
}

/* Tries: to limit, slow down or bind process 1 of its box
 * Allowed: ok
 * Wall: call:setpriority, two_identities, capabilities
 */
#include "program.h"
int main(void) {
  struct rlimit none = {0, 0};
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(0, &one);
  kill(1, SIGKILL);
  attack("prlimit of init", prlimit(1, RLIMIT_NOFILE, &none, NULL) == 0);
  attack("priority of init", setpriority(PRIO_PROCESS, 1, 19) == 0);
  attack("affinity of init", sched_setaffinity(1, sizeof one, &one) == 0);
  attack("memory of init", open("/proc/1/mem", O_RDWR) >= 0);
  attack("environment of init", open("/proc/1/environ", O_RDONLY) >= 0);
  attack("root of init", open("/proc/1/root", O_RDONLY) >= 0);
  attack("descriptors of init", open("/proc/1/fd", O_RDONLY) >= 0);
  return 0;
}

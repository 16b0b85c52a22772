/* Tries: queued signals without end, each of which is the kernel's memory
 * Allowed: ok
 * Wall: rlimit_sigpending
 */
#include "program.h"
int main(void) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
  union sigval value = {0};
  int count = 0;
  while (count < 3000 && sigqueue(getpid(), SIGRTMIN, value) == 0) ++count;
  attack("more signals than the limit", count > 1024);
  return 0;
}

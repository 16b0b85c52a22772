// What bench_sandbox has torn down: a thousand processes that sleep. When all are there it writes the
// time (CLOCK_MONOTONIC, nanoseconds) and ends.
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
  for (int i = 0; i < 1000; ++i) {
    const int pid = fork();
    if (pid < 0) {
      return 1;
    }
    if (pid == 0) {
      for (;;) {
        pause();
      }
    }
  }
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  printf("%lld\n", now.tv_sec * 1000000000LL + now.tv_nsec);
  return 0;
}

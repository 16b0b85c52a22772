// What bench_sandbox has torn down: a thousand processes that sleep when their parent has ended.
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
  return 0;
}

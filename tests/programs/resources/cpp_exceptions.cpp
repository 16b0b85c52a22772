// Tries: exceptions within exceptions, and a terminate handler that goes on
// Allowed: time_limit
// Wall: cpu_accounting, rlimit_cpu
// Limits: cpu_ms=500 wall_ms=20000
// Slow: a compiler of half a second
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>

int main() {
  std::signal(SIGXCPU, SIG_IGN);
  std::set_terminate([] {
    while (std::clock() < 3 * CLOCKS_PER_SEC) {
    }
    std::puts("ESCAPED: burnt 3 s of 0.5");
    std::_Exit(0);
  });
  throw 1;
}

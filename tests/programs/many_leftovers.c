/* Tries: to leave as many processes as it may, in sessions of their own, forking as they die.
 * Allowed: ok
 * Limits: processes=64
 * Runs: 3
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 60; ++i) {
    if (fork() == 0) {
      setsid();
      signal(SIGTERM, SIG_IGN);
      for (;;) {
        if (fork() == 0) _exit(0);
        usleep(1000);
      }
    }
  }
  return 0;
}

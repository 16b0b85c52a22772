/* Tries: full pipes, whose pages are the kernel's
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=12 cpu_ms=8000 processes=16
 * Tiers: full
 */
#include "program.h"
int main(void) {
  static char block[65536];
  int status, whole = 0;
  for (int child = 0; child < 4; ++child) {
    if (fork() == 0) {
      int ends[2], filled = 0;
      while (pipe(ends) == 0) {
        fcntl(ends[1], F_SETFL, O_NONBLOCK);
        filled += write(ends[1], block, sizeof block) == sizeof block;
      }
      usleep(300000);
      _exit(filled > 100 ? 0 : 1);
    }
  }
  while (wait(&status) > 0) whole += status == 0;
  attack("25 MiB in pipes", whole == 4);
  return 0;
}

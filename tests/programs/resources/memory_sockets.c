/* Tries: datagrams that nobody reads
 * Allowed: memory_limit
 * Wall: memory_cgroup
 * Limits: memory_mb=12 cpu_ms=8000 processes=16
 * Tiers: full
 */
#include "program.h"
int main(void) {
  static char block[16384];
  int status, whole = 0;
  for (int child = 0; child < 2; ++child) {
    if (fork() == 0) {
      int ends[2];
      long size = 0, got;
      while (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends) == 0) {
        while ((got = send(ends[0], block, sizeof block, MSG_DONTWAIT)) > 0) size += got;
      }
      usleep(300000);
      _exit(size > 12 * MIB ? 0 : 1);
    }
  }
  while (wait(&status) > 0) whole += status == 0;
  attack("24 MiB in sockets", whole == 2);
  return 0;
}

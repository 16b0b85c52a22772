/* Tries: memory in socket buffers, which no counter of a process shows: larger buffers, more sockets.
 * Allowed: memory_limit, runtime_error
 * Limits: memory_mb=64 cpu_ms=10000
 * Refused: setsockopt
 * Wall: call:setsockopt
 */
#include "program.h"
static void fill_sockets(void) {
  static char block[65536];
  int pair[2], size = 16 << 20;
  for (int i = 0; i < 110 && socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0; ++i) {
    for (int k = 0; k < 2; ++k) {
      attack("larger buffers", setsockopt(pair[k], SOL_SOCKET, SO_SNDBUF, &size, sizeof size) == 0);
      fcntl(pair[k], F_SETFL, O_NONBLOCK);
      while (write(pair[k], block, sizeof block) > 0) {
      }
    }
  }
}
int main(void) {
  for (int i = 0; i < 6; ++i) {
    if (fork() == 0) {
      fill_sockets();
      sleep(20);
      _exit(0);
    }
  }
  sleep(20);
  attack("256 MiB in socket buffers", 1);
  return 0;
}

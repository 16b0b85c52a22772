/* Tries: descriptors in flight, which no process holds
 * Allowed: ok
 * Wall: rlimit_nofile
 */
#include "program.h"
int main(void) {
  int fds[60], ends[2], sent = 0;
  for (int i = 0; i < 60; ++i) fds[i] = 0;
  for (int i = 0; i < 30; ++i) {
    socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
    while (sent < 3000 && send_fds(ends[0], fds, 60)) sent += 60;
  }
  attack("more in flight than the limit", sent > 1024);
  return 0;
}

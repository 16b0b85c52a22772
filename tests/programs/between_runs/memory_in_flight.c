/* Tries: to leave memory to the next run, in sockets in flight inside each other, which only the kernel's collector frees, in its own time. 64 MiB fit into 100 MiB only if those of the run before are gone
 * Allowed: ok
 * Wall: kill_leftovers
 * Limits: memory_mb=100 disk_mb=96 file_mb=96
 * Runs: 4
 * Confined: sendmsg is refused, so nothing can be in flight
 */
#include "program.h"
int main(void) {
  int pair[2];
  int file = open("hidden", O_CREAT | O_EXCL | O_RDWR, 0600);
  unlink("hidden");
  if (fill(file, 64 * MIB) < 64 * MIB) return 1;
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  for (int i = 0; i < 2; ++i) {
    int fds[3] = {file, pair[0], pair[1]};
    if (!send_fds(pair[i], fds, 3)) return 2;
  }
  if (fork() == 0) sleep(20);
  return 0;
}

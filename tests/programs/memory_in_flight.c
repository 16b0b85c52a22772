/* Tries: to leave memory to the next run, in sockets in flight inside each other
 * Allowed: ok
 * Limits: memory_mb=100 disk_mb=96 file_mb=96
 * Runs: 4
 * Confined: sendmsg is refused, so nothing can be in flight
 */
/* Only the kernel's collector frees them, in its own time. 64 MiB fit into 100 MiB only if those of
 * the run before are gone. */
#include "program.h"
#define MEGABYTES 64
static char block[1 << 20];
int main(void) {
  int pair[2];
  int file = open("hidden", O_CREAT | O_EXCL | O_RDWR, 0600);
  unlink("hidden");
  memset(block, 1, sizeof block);
  for (int i = 0; i < MEGABYTES; ++i) {
    if (write(file, block, sizeof block) != sizeof block) return 1;
  }
  socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
  for (int i = 0; i < 2; ++i) {
    int fds[3] = {file, pair[0], pair[1]};
    char control[CMSG_SPACE(sizeof fds)] = {0};
    struct iovec one = {block, 1};
    struct msghdr message = {0};
    message.msg_iov = &one;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    struct cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof fds);
    memcpy(CMSG_DATA(header), fds, sizeof fds);
    if (sendmsg(pair[i], &message, 0) != 1) return 2;
  }
  return 0;
}

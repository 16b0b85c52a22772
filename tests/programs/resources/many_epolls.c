/* Tries: epoll instances that watch each other
 * Allowed: ok
 * Wall: rlimit_nofile
 */
#include "program.h"
struct epoll_event {
  uint32_t events;
  uint64_t data;
} __attribute__((packed));
int main(void) {
  int count = 0, last = 0, next;
  while (count < 1000 && (next = syscall(SYS_epoll_create1, 0)) >= 0) {
    struct epoll_event event = {1, 0};
    syscall(SYS_epoll_ctl, next, 1, last, &event);
    last = next;
    ++count;
  }
  attack("more epolls than descriptors", count > 256);
  return 0;
}

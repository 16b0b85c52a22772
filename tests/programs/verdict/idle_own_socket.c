/* Tries: to wait for a client that never comes
 * Allowed: idle_limit
 * Wall: wall_limit
 * Limits: wall_ms=100
 * Confined: abstract names are refused
 */
#include "program.h"
int main(void) {
  struct sockaddr_un address;
  struct timeval patience = {1, 0};
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  bind(fd, (struct sockaddr*)&address, abstract_name("nobody", &address));
  listen(fd, 1);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  accept(fd, NULL, NULL);
  attack("ten times its wall time", 1);
  return 0;
}

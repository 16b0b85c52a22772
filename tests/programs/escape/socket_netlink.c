/* Tries: the kernel's own sockets
 * Allowed: ok
 * Wall: call:socket
 * Refused: socket
 */
#include "program.h"
int main(void) {
  attack("a socket of AF_NETLINK", socket(AF_NETLINK, SOCK_RAW, 0) >= 0);
  return 0;
}

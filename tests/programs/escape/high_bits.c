/* Tries: to hide a refused argument behind bits that the kernel does not look at
 * Allowed: ok
 * Wall: call:socket
 * Refused: socket
 */
#include "program.h"
int main(void) {
  attack("socket", syscall(SYS_socket, 0xffffffff00000000UL | AF_INET, SOCK_STREAM, 0) >= 0);
  attack("socket", syscall(SYS_socket, 0x100000000UL | AF_NETLINK, SOCK_RAW, 0) >= 0);
  return 0;
}

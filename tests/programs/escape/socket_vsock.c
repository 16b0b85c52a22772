/* Tries: the hypervisor's sockets
 * Allowed: ok
 * Wall: call:socket
 * Refused: socket
 */
#include "program.h"
int main(void) {
  attack("a socket of AF_VSOCK", socket(AF_VSOCK, SOCK_STREAM, 0) >= 0);
  return 0;
}

/* Tries: any network: addresses, raw packets, the hypervisor's socket family, the kernel's
 * Allowed: ok
 * Wall: call:socket
 * Refused: socket
 */
#include "program.h"
int main(void) {
  int families[] = {AF_INET, AF_INET6, AF_PACKET, AF_NETLINK, AF_VSOCK, AF_ALG, AF_KEY};
  for (int i = 0; i < 7; ++i) {
    attack("socket", socket(families[i], SOCK_STREAM, 0) >= 0);
    attack("datagram", socket(families[i], SOCK_DGRAM, 0) >= 0);
    attack("raw", socket(families[i], SOCK_RAW, 0) >= 0);
  }
  return 0;
}

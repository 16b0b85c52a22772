/* Tries: to list and to raise network interfaces
 * Allowed: ok
 * Wall: call:ioctl, call:socket
 */
#include "program.h"
#include <net/if.h>
int main(void) {
  struct ifreq request = {"lo"};
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  attack("an interface", fd >= 0 && ioctl(fd, 0x8913, &request) == 0);
  return 0;
}

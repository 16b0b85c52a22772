/* Tries: the internet, version 6
 * Allowed: ok
 * Wall: call:socket
 * Refused: socket
 */
#include "program.h"
int main(void) {
  attack("a socket of AF_INET6", socket(AF_INET6, SOCK_DGRAM, 0) >= 0);
  return 0;
}

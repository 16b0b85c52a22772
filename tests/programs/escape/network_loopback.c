/* Tries: a service of the host on its loopback
 * Allowed: ok
 * Wall: network_namespace, call:socket
 */
#include "program.h"
#include <netinet/in.h>
int main(void) {
  struct sockaddr_in address = {AF_INET, htons(9), {htonl(INADDR_LOOPBACK)}};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int done = connect(fd, (struct sockaddr*)&address, sizeof address);
  attack("an answer of the loopback", fd >= 0 && (done == 0 || errno == ECONNREFUSED));
  return 0;
}

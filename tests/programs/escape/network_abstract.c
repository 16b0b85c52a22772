/* Tries: a socket of the host with an abstract name, which lies in no file system
 * Allowed: ok
 * Wall: network_namespace
 */
#include "program.h"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name("assay-test-host", &address);
  attack("connected to the host", connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr*)&address, size) == 0);
  return 0;
}

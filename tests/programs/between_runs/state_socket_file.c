/* Tries: to leave a socket in the file system
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Runs: 2
 */
#include "program.h"
int main(void) {
  struct sockaddr_un name = {AF_UNIX, "/tmp/mark"};
  attack("socket of before", access("/tmp/mark", F_OK) == 0);
  bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr*)&name, sizeof name);
  return 0;
}

/* Tries: to be killed itself while its children live on
 * Allowed: runtime_error
 * Wall: kill_leftovers
 * Runs: 2
 * Signal: 9
 */
#include "program.h"
#define NAME "left-killed"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) sleep(20);
  raise(SIGKILL);
  return 0;
}

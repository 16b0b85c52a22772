/* Tries: to outlive its run in another session, holding the streams open, and to listen for the next
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 * Prints: main is done
 */
#include "program.h"
#define NAME "left-daemon"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    setsid();
    if (fork() == 0) sleep(20);
    pause();
  }
  printf("main is done\n");
  return 0;
}

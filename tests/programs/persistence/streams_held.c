/* Tries: a child that holds the streams open, so that whoever reads them to their end waits for ever
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 * Prints: done
 */
#include "program.h"
#define NAME "left-streams"
int main(void) {
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  if (fork() == 0) {
    for (double end = wall_clock() + 20; wall_clock() < end;) {
      (void)!write(1, "", 0);
      usleep(10000);
    }
  }
  printf("done\n");
  return 0;
}

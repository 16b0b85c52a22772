/* Tries: a child that becomes another program
 * Allowed: ok
 * Wall: kill_leftovers
 * Runs: 2
 */
#include "program.h"
#define NAME "left-exec"
int main(int argc, char** argv) {
  if (argc > 1) {
    for (;;) pause();
  }
  struct sockaddr_un address;
  socklen_t size = abstract_name(NAME, &address);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  attack("the run before is still there", connect(listener, (struct sockaddr*)&address, size) == 0);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 8);
  fcntl(listener, F_SETFD, 0);
  if (fork() == 0) execl(argv[0], argv[0], "stay", NULL);
  return 0;
}

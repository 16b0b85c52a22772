/* Tries: to find what was not meant for it: descriptors, environment, signal state
 * Allowed: ok
 * Wall: signals
 */
#include "program.h"
extern char** environ;
int main(void) {
  for (int fd = 3; fd < 1024; ++fd) attack("descriptor", fcntl(fd, F_GETFD) >= 0);
  for (int i = 0; environ[i] != NULL; ++i) attack(environ[i], strcmp(environ[i], "ONLY=this") != 0);
  sigset_t blocked;
  sigprocmask(SIG_SETMASK, NULL, &blocked);
  for (int i = 1; i < 32; ++i) {
    struct sigaction action;
    attack("blocked signal", sigismember(&blocked, i) == 1);
    attack("ignored signal", sigaction(i, NULL, &action) == 0 && action.sa_handler == SIG_IGN);
  }
  attack("process 1", getpid() == 1);
  return 0;
}

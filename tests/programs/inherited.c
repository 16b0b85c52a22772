/* Tries: to find what was not meant for it: descriptors, environment, a terminal, signal state.
 * Allowed: ok
 */
#include "program.h"
extern char** environ;
int main(void) {
  for (int fd = 3; fd < 1024; ++fd) attack("descriptor", fcntl(fd, F_GETFD) >= 0);
  for (int i = 0; environ[i] != NULL; ++i) attack(environ[i], strcmp(environ[i], "ONLY=this") != 0);
  attack("terminal", isatty(0) || isatty(1) || isatty(2));
  sigset_t blocked;
  sigprocmask(SIG_SETMASK, NULL, &blocked);
  for (int i = 1; i < 32; ++i) {
    struct sigaction action;
    attack("blocked signal", sigismember(&blocked, i) == 1);
    attack("ignored signal", sigaction(i, NULL, &action) == 0 && action.sa_handler == SIG_IGN);
  }
  attack("not a session leader", getsid(0) != getpid());
  attack("process 1", getpid() == 1);
  umask(022);
  return 0;
}

/* Tries: to signal, trace, read, slow down or talk to processes that are not its own, and to go on
 * using signals among its own.
 * Allowed: ok
 * Prints: done
 * Wall: call:setpriority, two_identities, capabilities
 */
#include "program.h"
#include <sys/uio.h>
static void other(pid_t pid) {
  char word[8];
  struct iovec local = {word, 8}, remote = {(void*)attack, 8};
  siginfo_t info = {0};
  info.si_code = -1;
  attack("kill", kill(pid, 0) == 0 && pid != 1);
  attack("kill -STOP", kill(pid, SIGCONT) == 0 && pid != 1);
  attack("tgkill", syscall(SYS_tgkill, pid, pid, SIGCONT) == 0 && pid != 1);
  attack("tkill", syscall(SYS_tkill, pid, SIGCONT) == 0 && pid != 1);
  attack("sigqueue", syscall(SYS_rt_sigqueueinfo, pid, SIGCONT, &info) == 0 && pid != 1);
  attack("pidfd signal", syscall(424, syscall(434, pid, 0), SIGCONT, NULL, 0) == 0 && pid != 1);
  attack("ptrace", ptrace(PTRACE_SEIZE, pid, 0, 0) == 0);
  attack("process_vm_readv", syscall(SYS_process_vm_readv, pid, &local, 1, &remote, 1, 0) >= 0);
  attack("prlimit", syscall(SYS_prlimit64, pid, RLIMIT_NOFILE, NULL, NULL) == 0);
  attack("setpriority", syscall(SYS_setpriority, PRIO_PROCESS, pid, 19) == 0);
  attack("setpgid", setpgid(pid, 0) == 0);
}
int main(void) {
  setvbuf(stdout, NULL, _IONBF, 0);
  other(getppid());
  for (pid_t pid = getppid() - 40; pid < getppid(); ++pid) {
    if (pid > 1) attack("kill nearby", kill(pid, 0) == 0);
  }
  kill(-1, SIGCONT);
  pid_t child = fork();
  if (child == 0) {
    setpgid(0, 0);
    for (;;) pause();
  }
  int status = 0;
  attack("a child cannot be signalled", kill(child, SIGTERM) != 0);
  waitpid(child, &status, 0);
  attack("the signal did not arrive", !WIFSIGNALED(status) || WTERMSIG(status) != SIGTERM);
  child = fork();
  if (child == 0) {
    setpgid(0, 0);
    for (;;) pause();
  }
  usleep(50000);
  attack("a group cannot be signalled", kill(-child, SIGKILL) != 0);
  waitpid(child, &status, 0);
  signal(SIGUSR1, SIG_IGN);
  attack("raise", raise(SIGUSR1) != 0);
  attack("kill of oneself", kill(getpid(), SIGUSR1) != 0);
  attack("kill of one's group", kill(0, SIGUSR1) != 0);
  puts("done");
  return 0;
}

/* Tries: a core file
 * Allowed: ok
 * Wall: rlimit_core
 */
#include "program.h"
int main(void) {
  int status = 0;
  if (fork() == 0) abort();
  wait(&status);
  attack("a core was dumped", WCOREDUMP(status) != 0);
  return 0;
}

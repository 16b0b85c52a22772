/* Tries: to take its parent's socket through /proc
 * Allowed: ok
 * Wall: proc_of_the_run, two_identities, not_dumpable, capabilities
 */
#include "program.h"
int main(void) {
  char path[32];
  sprintf(path, "/proc/%d/fd", getppid());
  attack("descriptors of init", open(path, O_RDONLY) >= 0);
  return 0;
}

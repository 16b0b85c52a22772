/* Tries: to read its parent's memory
 * Allowed: ok
 * Wall: proc_of_the_run, two_identities, not_dumpable, capabilities
 */
#include "program.h"
int main(void) {
  char path[32];
  sprintf(path, "/proc/%d/mem", getppid());
  attack("memory of init", open(path, O_RDONLY) >= 0);
  return 0;
}

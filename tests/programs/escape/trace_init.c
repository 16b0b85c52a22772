/* Tries: to attach to its parent
 * Allowed: ok
 * Wall: call:ptrace, two_identities, not_dumpable, capabilities
 */
#include "program.h"
int main(void) {
  attack("trace of init", ptrace(PTRACE_SEIZE, getppid(), 0, 0) == 0);
  return 0;
}

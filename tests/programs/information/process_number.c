/* Tries: how many processes there are or were
 * Allowed: ok
 * Wall: pid_namespace
 * Confined: it shares the numbers of processes with the container; they can be seen, not reached (others_outside)
 */
#include "program.h"
int main(void) {
  attack("not the second process", getpid() != 2);
  return 0;
}

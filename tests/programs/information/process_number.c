/* Tries: how many processes there are or were
 * Allowed: ok
 * Wall: pid_namespace
 */
#include "program.h"
int main(void) {
  attack("not the second process", getpid() != 2);
  return 0;
}

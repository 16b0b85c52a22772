/* Tries: to leave a host name
 * Allowed: ok
 * Wall: call:sethostname, capabilities
 * Runs: 2
 */
#include "program.h"
int main(void) {
  char name[64] = "";
  gethostname(name, sizeof name);
  attack("name of before", strcmp(name, "mark") == 0);
  sethostname("mark", 4);
  return 0;
}

/* Tries: the host's name
 * Allowed: ok
 * Wall: host_name
 * Confined: it has no host name of its own
 */
#include "program.h"
#include <sys/utsname.h>
int main(void) {
  char name[64] = "";
  struct utsname names;
  gethostname(name, sizeof name);
  uname(&names);
  attack("host name", strcmp(name, "box") != 0);
  attack("node name", strcmp(names.nodename, "box") != 0);
  return 0;
}

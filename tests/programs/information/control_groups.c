/* Tries: the path of its control group, which names the host's services
 * Allowed: ok
 * Wall: cgroup_namespace
 */
#include "program.h"
int main(void) {
  char text[4096] = "";
  read_file("/proc/self/cgroup", text, sizeof text);
  attack("a path", strstr(text, "assay-") != NULL);
  return 0;
}

/* Tries: a link to the supervisor's own environment, as it would read it
 * Allowed: ok
 * Wall: collect_beneath
 * Collect: out.txt
 */
#include "program.h"
int main(void) {
  symlink("/proc/self/environ", "out.txt");
  return 0;
}

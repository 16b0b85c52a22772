/* Tries: a link where its output is asked for, to a file of the host
 * Allowed: ok
 * Wall: collect_beneath
 * Collect: out.txt
 */
#include "program.h"
int main(void) {
  symlink("/etc/passwd", "out.txt");
  return 0;
}

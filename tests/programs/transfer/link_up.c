/* Tries: the same with ..
 * Allowed: ok
 * Wall: collect_beneath, mount_root
 * Collect: out.txt
 */
#include "program.h"
int main(void) {
  symlink("../../../../../../../../etc/passwd", "/box/out.txt");
  return 0;
}

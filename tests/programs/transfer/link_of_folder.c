/* Tries: a link where a folder on the way is expected
 * Allowed: ok
 * Wall: collect_beneath
 * Collect: sub/passwd
 */
#include "program.h"
int main(void) {
  symlink("/etc", "sub");
  return 0;
}

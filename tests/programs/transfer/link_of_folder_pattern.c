/* Tries: the same, where names are matched
 * Allowed: ok
 * Wall: collect_beneath
 * Collect: sub/pass*
 */
#include "program.h"
int main(void) {
  symlink("/etc", "/box/sub");
  return 0;
}

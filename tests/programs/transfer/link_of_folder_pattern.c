/* Tries: the same, where names are matched
 * Allowed: ok
 * Wall: collect_beneath
 * Collect: sub/pass*
 */
#include "program.h"
int main(void) {
  symlink("/etc", "sub");
  return 0;
}

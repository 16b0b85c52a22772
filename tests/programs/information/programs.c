/* Tries: the host's programs, where a root should hold nothing but the language's
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  attack("/usr/bin", can_read("/usr/bin/env"));
  return 0;
}

/* Tries: the host's programs, where a root should hold nothing but the language's
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  attack("/usr/bin", access("/usr/bin/env", F_OK) == 0);
  return 0;
}

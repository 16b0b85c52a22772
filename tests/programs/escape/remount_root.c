/* Tries: to make the root writable again
 * Allowed: ok
 * Wall: call:mount, capabilities, read_only_root
 */
#include "program.h"
int main(void) {
  attack("remount", mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND, NULL) == 0);
  return 0;
}

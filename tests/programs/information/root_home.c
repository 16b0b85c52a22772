/* Tries: root's home
 * Allowed: ok
 * Wall: mount_root, host_identity
 */
#include "program.h"
int main(void) {
  attack("/root", open("/root", O_RDONLY | O_DIRECTORY) >= 0);
  return 0;
}

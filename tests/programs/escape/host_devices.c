/* Tries: the host's devices, through whatever of its tree is left
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  const char* paths[] = {"/host/dev/vda", "/host/dev/null", "/dev/../host/dev/tty", "/../host/dev/null"};
  for (int i = 0; i < 4; ++i) attack(paths[i], open(paths[i], O_RDONLY) >= 0);
  return 0;
}

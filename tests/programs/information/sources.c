/* Tries: Assay's own sources, problems and answers
 * Allowed: ok
 * Wall: mount_root
 */
#include "program.h"
int main(void) {
  const char* paths[] = {"/work", "/usr/share/assay", "/home", "/opt", "/srv", "/var/lib"};
  for (int i = 0; i < 6; ++i) attack(paths[i], open(paths[i], O_RDONLY) >= 0);
  return 0;
}

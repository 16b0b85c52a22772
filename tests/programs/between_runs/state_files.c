/* Tries: to leave files for the next run in the same slot, in every writable place
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Runs: 2
 */
#include "program.h"
int main(void) {
  const char* places[] = {"/box/.mark", "/tmp/.mark", "/dev/shm/.mark2"};
  for (int i = 0; i < 3; ++i) {
    attack(places[i], access(places[i], F_OK) == 0);
    close(open(places[i], O_CREAT | O_WRONLY, 0600));
  }
  return 0;
}

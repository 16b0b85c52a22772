/* Tries: to leave a FIFO
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("FIFO of before", access("/box/pipe", F_OK) == 0);
  mkfifo("/box/pipe", 0600);
  return 0;
}

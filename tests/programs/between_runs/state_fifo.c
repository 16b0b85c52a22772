/* Tries: to leave a FIFO
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Runs: 2
 */
#include "program.h"
int main(void) {
  attack("FIFO of before", access("pipe", F_OK) == 0);
  mkfifo("pipe", 0600);
  return 0;
}

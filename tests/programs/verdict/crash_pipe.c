/* Tries: nothing forbidden: a pipe that nobody reads
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 13
 */
#include "program.h"
int main(void) {
  int ends[2];
  (void)!pipe(ends);
  close(ends[0]);
  (void)!write(ends[1], "x", 1);
  return 0;
}

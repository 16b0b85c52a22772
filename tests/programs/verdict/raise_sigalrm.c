/* Tries: to look like a wall-time limit by sending itself SIGALRM at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 14
 */
#include "program.h"
int main(void) {
  raise(SIGALRM);
  return 0;
}

/* Tries: to look like something else than it is by sending itself SIGUSR1 at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 10
 */
#include "program.h"
int main(void) {
  raise(SIGUSR1);
  return 0;
}

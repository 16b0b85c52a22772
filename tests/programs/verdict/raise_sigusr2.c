/* Tries: to look like something else than it is by sending itself SIGUSR2 at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 12
 */
#include "program.h"
int main(void) {
  raise(SIGUSR2);
  return 0;
}

/* Tries: to look like an output limit by sending itself SIGPIPE at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 13
 */
#include "program.h"
int main(void) {
  raise(SIGPIPE);
  return 0;
}

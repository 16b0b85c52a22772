/* Tries: to look like something else than it is by sending itself SIGILL at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 4
 */
#include "program.h"
int main(void) {
  raise(SIGILL);
  return 0;
}

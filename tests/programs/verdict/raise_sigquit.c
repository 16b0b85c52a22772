/* Tries: to look like something else than it is by sending itself SIGQUIT at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 3
 */
#include "program.h"
int main(void) {
  raise(SIGQUIT);
  return 0;
}

/* Tries: to look like something else than it is by sending itself SIGVTALRM at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 26
 */
#include "program.h"
int main(void) {
  raise(SIGVTALRM);
  return 0;
}

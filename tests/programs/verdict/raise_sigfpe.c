/* Tries: to look like something else than it is by sending itself SIGFPE at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 8
 */
#include "program.h"
int main(void) {
  raise(SIGFPE);
  return 0;
}

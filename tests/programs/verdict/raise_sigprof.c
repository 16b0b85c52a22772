/* Tries: to look like something else than it is by sending itself SIGPROF at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 27
 */
#include "program.h"
int main(void) {
  raise(SIGPROF);
  return 0;
}

/* Tries: to look like something else than it is by sending itself SIGHUP at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 1
 */
#include "program.h"
int main(void) {
  raise(SIGHUP);
  return 0;
}

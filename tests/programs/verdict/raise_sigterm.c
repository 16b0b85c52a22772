/* Tries: to look like a withdrawn run by sending itself SIGTERM at once
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Signal: 15
 */
#include "program.h"
int main(void) {
  raise(SIGTERM);
  return 0;
}

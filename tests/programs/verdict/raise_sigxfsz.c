/* Tries: to look like an output limit by sending itself SIGXFSZ at once
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Signal: 25
 */
#include "program.h"
int main(void) {
  raise(SIGXFSZ);
  return 0;
}

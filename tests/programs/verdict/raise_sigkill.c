/* Tries: to look like a memory or time limit by sending itself SIGKILL at once
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Signal: 9
 */
#include "program.h"
int main(void) {
  raise(SIGKILL);
  return 0;
}

/* Tries: to look like a time limit by sending itself SIGXCPU at once
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Signal: 24
 */
#include "program.h"
int main(void) {
  raise(SIGXCPU);
  return 0;
}

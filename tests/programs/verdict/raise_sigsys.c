/* Tries: to look like a forbidden system call by sending itself SIGSYS at once
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Signal: 31
 */
#include "program.h"
int main(void) {
  raise(SIGSYS);
  return 0;
}

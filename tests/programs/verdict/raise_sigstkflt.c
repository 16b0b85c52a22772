/* Tries: to look like something else than it is by sending itself SIGSTKFLT at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 16
 */
#include "program.h"
int main(void) {
  raise(SIGSTKFLT);
  return 0;
}

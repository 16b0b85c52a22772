/* Tries: to look like something else than it is by sending itself SIGTRAP at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 5
 */
#include "program.h"
int main(void) {
  raise(SIGTRAP);
  return 0;
}

/* Tries: to look like something else than it is by sending itself SIGIO at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 29
 */
#include "program.h"
int main(void) {
  raise(SIGIO);
  return 0;
}

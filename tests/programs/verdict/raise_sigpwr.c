/* Tries: to look like something else than it is by sending itself SIGPWR at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 30
 */
#include "program.h"
int main(void) {
  raise(SIGPWR);
  return 0;
}

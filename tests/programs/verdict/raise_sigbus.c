/* Tries: to look like something else than it is by sending itself SIGBUS at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 7
 */
#include "program.h"
int main(void) {
  raise(SIGBUS);
  return 0;
}

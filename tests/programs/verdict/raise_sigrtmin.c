/* Tries: to look like something else than it is by sending itself SIGRTMIN at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 34
 */
#include "program.h"
int main(void) {
  raise(SIGRTMIN);
  return 0;
}

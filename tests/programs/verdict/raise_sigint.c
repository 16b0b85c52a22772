/* Tries: to look like something else than it is by sending itself SIGINT at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 2
 */
#include "program.h"
int main(void) {
  raise(SIGINT);
  return 0;
}

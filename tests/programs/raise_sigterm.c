/* Tries: to look like a withdrawn run by sending itself SIGTERM at once.
 * Allowed: runtime_error
 * Signal: 15
 */
#include "program.h"
int main(void) {
  raise(SIGTERM);
  return 0;
}

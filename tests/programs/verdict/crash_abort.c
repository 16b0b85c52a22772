/* Tries: nothing forbidden: abort(3)
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 6
 */
#include "program.h"
int main(void) {
  abort();
  return 0;
}

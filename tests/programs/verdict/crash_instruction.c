/* Tries: nothing forbidden: an instruction that is none
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 4
 */
#include "program.h"
int main(void) {
  __builtin_trap();
  return 0;
}

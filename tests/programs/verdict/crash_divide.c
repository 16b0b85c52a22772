/* Tries: nothing forbidden: a division by zero
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 8
 */
#include "program.h"
int main(void) {
  volatile int zero = 0, many = 1000;
  return many / zero;
  return 0;
}

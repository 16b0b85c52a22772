/* Tries: nothing forbidden: a null pointer
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 11
 */
#include "program.h"
int main(void) {
  return *(volatile int*)0;
  return 0;
}

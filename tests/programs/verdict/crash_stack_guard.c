/* Tries: nothing forbidden: a jump into data
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 11
 */
#include "program.h"
int main(void) {
  static char code[16] = {0xc3};
  ((void (*)(void))code)();
  return 0;
}

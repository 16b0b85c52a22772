/* Tries: to look like a memory limit by sending itself SIGSEGV at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 11
 */
#include "program.h"
int main(void) {
  raise(SIGSEGV);
  return 0;
}

/* Tries: to look like something else than an abort (process 1 could not even die of it) by sending itself SIGABRT at once
 * Allowed: runtime_error
 * Wall: verdict_of_signal
 * Signal: 6
 */
#include "program.h"
int main(void) {
  raise(SIGABRT);
  return 0;
}

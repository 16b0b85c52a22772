/* Tries: to look like a signal 0 by leaving with status 128
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 128
 */
#include "program.h"
int main(void) {
  return 128;
  return 0;
}

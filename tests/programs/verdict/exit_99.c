/* Tries: to look like a failure of the sandbox by leaving with status 99
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 99
 */
#include "program.h"
int main(void) {
  return 99;
  return 0;
}

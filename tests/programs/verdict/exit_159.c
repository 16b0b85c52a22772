/* Tries: to look like a forbidden system call by leaving with status 159
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Exit: 159
 */
#include "program.h"
int main(void) {
  return 159;
  return 0;
}

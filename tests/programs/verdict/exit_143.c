/* Tries: to look like a withdrawn run by leaving with status 143
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Exit: 143
 */
#include "program.h"
int main(void) {
  return 143;
  return 0;
}

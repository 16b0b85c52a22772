/* Tries: to look like a time limit (timeout(1)) by leaving with status 124
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Exit: 124
 */
#include "program.h"
int main(void) {
  return 124;
  return 0;
}

/* Tries: to look like a memory or time limit by leaving with status 137
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Exit: 137
 */
#include "program.h"
int main(void) {
  return 137;
  return 0;
}

/* Tries: to look like a time limit (SIGXCPU) by leaving with status 152
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Exit: 152
 */
#include "program.h"
int main(void) {
  return 152;
  return 0;
}

/* Tries: to look like a failure of the sandbox by leaving with status 255
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Exit: 255
 */
#include "program.h"
int main(void) {
  return 255;
  return 0;
}

/* Tries: to look like a file too large (SIGXFSZ) by leaving with status 153
 * Allowed: runtime_error
 * Wall: verdict_by_counters
 * Exit: 153
 */
#include "program.h"
int main(void) {
  return 153;
  return 0;
}

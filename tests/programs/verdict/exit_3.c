/* Tries: to look like another end by leaving with status 3
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 3
 */
#include "program.h"
int main(void) {
  return 3;
  return 0;
}

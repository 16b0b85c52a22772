/* Tries: to look like another end by leaving with status 1
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 1
 */
#include "program.h"
int main(void) {
  return 1;
  return 0;
}

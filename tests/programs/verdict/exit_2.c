/* Tries: to look like another end by leaving with status 2
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 2
 */
#include "program.h"
int main(void) {
  return 2;
  return 0;
}

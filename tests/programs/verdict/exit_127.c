/* Tries: to look like a program that is not there by leaving with status 127
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 127
 */
#include "program.h"
int main(void) {
  return 127;
  return 0;
}

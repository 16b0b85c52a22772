/* Tries: to look like a program that cannot be executed by leaving with status 126
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 126
 */
#include "program.h"
int main(void) {
  return 126;
  return 0;
}

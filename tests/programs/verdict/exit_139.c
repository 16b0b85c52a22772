/* Tries: to look like a crash by leaving with status 139
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 139
 */
#include "program.h"
int main(void) {
  return 139;
  return 0;
}

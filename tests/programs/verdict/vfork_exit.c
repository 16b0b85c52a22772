/* Tries: a vforked child that leaves with another status than its parent
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 4
 */
#include "program.h"
int main(void) {
  if (vfork() == 0) _exit(0);
  return 4;
  return 0;
}

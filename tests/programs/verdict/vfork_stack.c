/* Tries: a vforked child that changes what its parent will return
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 6
 */
#include "program.h"
int main(void) {
  volatile int status = 0;
  if (vfork() == 0) {
    status = 6;
    _exit(0);
  }
  return status;
  return 0;
}

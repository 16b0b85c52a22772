/* Tries: to fail unseen, with its streams closed
 * Allowed: runtime_error
 * Wall: verdict_of_exit
 * Exit: 3
 */
#include "program.h"
int main(void) {
  close(0);
  close(1);
  close(2);
  return 3;
  return 0;
}

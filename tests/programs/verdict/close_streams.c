/* Tries: to confuse the supervisor by closing its streams at once and living on
 * Allowed: ok
 * Wall: verdict_of_zero
 */
#include "program.h"
int main(void) {
  close(0);
  close(1);
  close(2);
  usleep(50000);
  return 0;
}

/* Tries: to confuse the supervisor by closing its streams at once and living on.
 * Allowed: ok
 */
#include "program.h"
int main(void) {
  close(0);
  close(1);
  close(2);
  usleep(100000);
  return 0;
}

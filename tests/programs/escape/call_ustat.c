/* Tries: statistics of devices
 * Allowed: ok
 * Wall: call:ustat
 * Refused: ustat
 */
#include "program.h"
int main(void) {
  reached("ustat", syscall(SYS_ustat, 0, NULL));
  return 0;
}

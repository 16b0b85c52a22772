/* Tries: quotas
 * Allowed: ok
 * Wall: call:quotactl
 * Refused: quotactl
 */
#include "program.h"
int main(void) {
  reached("quotactl", syscall(SYS_quotactl, 0x80000700, NULL, 0, NULL));
  return 0;
}

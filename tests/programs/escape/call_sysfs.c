/* Tries: the kernel's file systems
 * Allowed: ok
 * Wall: call:sysfs
 * Refused: sysfs
 */
#include "program.h"
int main(void) {
  reached("sysfs", syscall(SYS_sysfs, 3));
  return 0;
}

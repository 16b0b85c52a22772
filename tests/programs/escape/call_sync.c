/* Tries: to make the host write all its disks
 * Allowed: ok
 * Wall: call:sync
 * Refused: sync
 */
#include "program.h"
int main(void) {
  reached("sync", syscall(SYS_sync));
  return 0;
}

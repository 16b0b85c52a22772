/* Tries: to make the host write a disk
 * Allowed: ok
 * Wall: call:syncfs
 * Refused: syncfs
 */
#include "program.h"
int main(void) {
  reached("syncfs", syscall(SYS_syncfs, 0));
  return 0;
}

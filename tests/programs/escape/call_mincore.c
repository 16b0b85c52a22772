/* Tries: what others have read of shared files
 * Allowed: ok
 * Wall: call:mincore
 * Refused: mincore
 */
#include "program.h"
int main(void) {
  reached("mincore", syscall(SYS_mincore, 0, 0, NULL));
  return 0;
}

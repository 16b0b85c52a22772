/* Tries: to make the host write
 * Allowed: ok
 * Wall: call:sync_file_range
 * Refused: sync_file_range
 */
#include "program.h"
int main(void) {
  reached("sync_file_range", syscall(SYS_sync_file_range, 0, 0, 0, 0));
  return 0;
}

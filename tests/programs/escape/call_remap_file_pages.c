/* Tries: an old interface that nobody tests
 * Allowed: ok
 * Wall: call:remap_file_pages
 * Refused: remap_file_pages
 */
#include "program.h"
int main(void) {
  reached("remap_file_pages", syscall(SYS_remap_file_pages, 0, 0, 1, 0, 0));
  return 0;
}

/* Tries: where another process's pages lie
 * Allowed: ok
 * Wall: call:move_pages
 * Refused: move_pages
 */
#include "program.h"
int main(void) {
  reached("move_pages", syscall(SYS_move_pages, 0, 0, NULL, NULL, NULL, 0));
  return 0;
}

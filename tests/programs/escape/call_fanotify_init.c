/* Tries: to watch every file that others open
 * Allowed: ok
 * Wall: call:fanotify_init
 * Refused: fanotify_init
 */
#include "program.h"
int main(void) {
  reached("fanotify_init", syscall(SYS_fanotify_init, 0x200, 0));
  return 0;
}

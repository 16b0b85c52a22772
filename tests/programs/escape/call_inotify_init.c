/* Tries: to watch files
 * Allowed: ok
 * Wall: call:inotify_init1
 * Refused: inotify_init1
 */
#include "program.h"
int main(void) {
  reached("inotify_init1", syscall(SYS_inotify_init1, 0));
  return 0;
}

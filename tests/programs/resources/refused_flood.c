/* Tries: to keep the supervisor busy with refused calls
 * Allowed: ok
 * Wall: call:inotify_init1
 * Refused: inotify_init1
 * Limits: cpu_ms=5000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 5000; ++i) {
    if (syscall(SYS_inotify_init1, 0) >= 0) attack("inotify", i == 0);
  }
  return 0;
}

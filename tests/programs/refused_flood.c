/* Tries: to keep the supervisor busy with refused calls. After some hundred the kernel refuses alone.
 * Allowed: ok
 * Refused: inotify_init1
 * Limits: cpu_ms=5000 wall_ms=10000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 200000; ++i) {
    if (syscall(SYS_inotify_init1, 0) >= 0) attack("inotify", 1);
  }
  return errno == ENOSYS ? 0 : 4;
}

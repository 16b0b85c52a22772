/* Tries: to keep the supervisor busy with refused calls. After some hundred the kernel refuses alone.
 * Allowed: ok
 * Refused: ptrace
 * Limits: cpu_ms=5000 wall_ms=10000
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 200000; ++i) {
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0) attack("ptrace", 1);
  }
  return errno == ENOSYS ? 0 : 4;
}

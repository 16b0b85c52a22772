/* Tries: to keep the supervisor busy with refused calls. After some hundred the kernel refuses alone
 * Allowed: ok
 * Wall: call:ptrace
 * Limits: cpu_ms=5000 wall_ms=10000
 * Refused: ptrace
 */
#include "program.h"
int main(void) {
  for (int i = 0; i < 20000; ++i) {
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0) attack("ptrace", i == 0);
  }
  return 0;
  return 0;
}

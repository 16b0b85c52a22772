/* Tries: the new interfaces of mounting
 * Allowed: ok
 * Wall: call:fsopen, capabilities
 */
#include "program.h"
int main(void) {
  attack("fsopen", syscall(SYS_fsopen, "tmpfs", 0) >= 0);
  return 0;
}

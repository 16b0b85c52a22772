/* Tries: other processes' memory, to write
 * Allowed: ok
 * Wall: call:process_vm_writev
 * Refused: process_vm_writev
 */
#include "program.h"
int main(void) {
  reached("process_vm_writev", syscall(SYS_process_vm_writev, 1, NULL, 0, NULL, 0, 0));
  return 0;
}

/* Tries: other processes' memory
 * Allowed: ok
 * Wall: call:process_vm_readv
 * Refused: process_vm_readv
 */
#include "program.h"
int main(void) {
  reached("process_vm_readv", syscall(SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0));
  return 0;
}

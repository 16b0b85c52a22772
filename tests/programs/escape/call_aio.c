/* Tries: the kernel's asynchronous input and output
 * Allowed: ok
 * Wall: call:io_setup
 * Refused: io_setup
 */
#include "program.h"
int main(void) {
  reached("io_setup", syscall(SYS_io_setup, 8, NULL));
  return 0;
}

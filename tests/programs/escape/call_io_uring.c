/* Tries: io_uring, whose operations no filter sees
 * Allowed: ok
 * Wall: call:io_uring_setup
 * Refused: io_uring_setup
 */
#include "program.h"
int main(void) {
  reached("io_uring_setup", syscall(SYS_io_uring_setup, 8, NULL));
  return 0;
}

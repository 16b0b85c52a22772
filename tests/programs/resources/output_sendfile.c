/* Tries: output that the kernel copies
 * Allowed: output_limit
 * Wall: output_cap
 * Limits: output_kb=64 cpu_ms=5000 file_mb=4
 */
#include "program.h"
int main(void) {
  int fd = open("zeros", O_CREAT | O_RDWR, 0600);
  off_t at = 0;
  if (ftruncate(fd, 2 * MIB) != 0) return 3;
  while (at < 2 * MIB && syscall(SYS_sendfile, 1, fd, &at, 2 * MIB - at) > 0) {
  }
  attack("2 MiB of output", at == 2 * MIB);
  return 0;
}

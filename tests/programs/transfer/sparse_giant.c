/* Tries: a file that is far larger than it takes room
 * Allowed: ok
 * Wall: collect_size
 * Limits: file_mb=64 disk_mb=4
 * Collect: out.bin
 */
#include "program.h"
int main(void) {
  int fd = open("out.bin", O_CREAT | O_WRONLY, 0600);
  if (ftruncate(fd, 40 * MIB) != 0) return 3;
  return 0;
}

/* Tries: to leave the disk full
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Limits: disk_mb=8
 * Runs: 2
 */
#include "program.h"
int main(void) {
  int fd = open("fill", O_CREAT | O_WRONLY, 0600);
  attack("the disk was used before", lseek(fd, 0, SEEK_END) > 0);
  fill(fd, 4 * MIB);
  return 0;
}

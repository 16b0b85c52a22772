/* Tries: files that are deleted and still open
 * Allowed: ok, output_limit
 * Wall: disk_limit
 * Confined: what is written is counted by looking, every few milliseconds (disk_deleted_many)
 * Limits: disk_mb=4 memory_mb=128
 */
#include "program.h"
int main(void) {
  long size = 0;
  for (int i = 0; i < 16; ++i) {
    int fd = open("gone", O_CREAT | O_WRONLY, 0600);
    unlink("gone");
    size += fill(fd, MIB);
  }
  attack("more than the disk's limit", size > 5 * MIB);
  return 0;
}

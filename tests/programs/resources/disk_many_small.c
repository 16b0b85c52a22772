/* Tries: many small files
 * Allowed: ok, output_limit
 * Wall: disk_limit
 * Limits: disk_mb=4 memory_mb=128
 */
#include "program.h"
int main(void) {
  char name[32];
  int made = 0;
  for (; made < 3000; ++made) {
    sprintf(name, "%d", made);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    if (fd < 0 || write(fd, "x", 1) != 1) break;
    close(fd);
  }
  attack("more pages than the disk has", made > 1200);
  return 0;
}

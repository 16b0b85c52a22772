/* Tries: the same through /dev/shm, which is part of /tmp's bound
 * Allowed: ok
 * Wall: disk_limit
 * Limits: disk_mb=4
 * Confined: /tmp is not there under this name
 */
#include "program.h"
int main(void) {
  long size = fill(open("/dev/shm/a", O_CREAT | O_WRONLY, 0600), 16 * MIB);
  size += fill(open("/tmp/b", O_CREAT | O_WRONLY, 0600), 16 * MIB);
  attack("more than the disk's limit", size > 5 * MIB);
  return 0;
}

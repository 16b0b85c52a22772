/* Tries: the same in /tmp; that the disk was full has to be told
 * Allowed: output_limit
 * Wall: verdict_of_disk
 * Limits: disk_mb=4
 * Confined: /tmp is not there under this name
 */
#include "program.h"
int main(void) {
  fill(open("/tmp/large", O_CREAT | O_WRONLY, 0600), 16 * MIB);
  return 7;
  return 0;
}

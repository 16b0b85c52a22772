/* Tries: a file over RLIMIT_FSIZE; the file is there to prove it
 * Allowed: output_limit
 * Wall: rlimit_fsize
 * Limits: file_mb=1
 * Signal: 25
 */
#include "program.h"
int main(void) {
  attack("a file over its limit", fill(open("large", O_CREAT | O_WRONLY, 0600), 4 * MIB) > MIB);
  return 0;
}

/* Tries: the same; that it was the file's size has to be told
 * Allowed: output_limit
 * Wall: verdict_of_file_size
 * Limits: file_mb=1
 */
#include "program.h"
int main(void) {
  fill(open("large", O_CREAT | O_WRONLY, 0600), 4 * MIB);
  return 0;
}

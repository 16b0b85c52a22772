/* Tries: to change its input, which other runs read too
 * Allowed: ok
 * Wall: input_read_only, sealed_input
 * Runs: 2
 */
#include "program.h"
int main(void) {
  char text[64] = "";
  attack("write", write(0, "x", 1) == 1);
  attack("truncate", ftruncate(0, 0) == 0);
  void* map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, 0, 0);
  attack("writable mapping", map != MAP_FAILED);
  (void)!pread(0, text, sizeof text - 1, 0);
  attack("changed input", strcmp(text, "input\n") != 0);
  return 0;
}

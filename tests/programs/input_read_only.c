/* Tries: to change its input, which other runs read too.
 * Allowed: ok
 */
#include "program.h"
int main(void) {
  char text[64] = "";
  attack("write", write(0, "x", 1) == 1);
  attack("truncate", ftruncate(0, 0) == 0);
  int fd = open("/proc/self/fd/0", O_RDWR);
  attack("write after reopening", fd >= 0 && write(fd, "x", 1) == 1);
  void* map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd >= 0 ? fd : 0, 0);
  attack("writable mapping", map != MAP_FAILED);
  (void)!read(0, text, sizeof text - 1);
  attack("changed input", strcmp(text, "input\n") != 0);
  return 0;
}

/* Tries: the same as the kernel keeps it
 * Allowed: ok
 * Wall: environment
 */
#include "program.h"
int main(void) {
  char text[8192] = "";
  int fd = open("/proc/self/environ", O_RDONLY);
  ssize_t got = read(fd, text, sizeof text);
  attack("more than its own", got > (ssize_t)sizeof "ONLY=this");
  return 0;
}

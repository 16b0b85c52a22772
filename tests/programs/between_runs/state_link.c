/* Tries: to leave a link where the next program's file will be
 * Allowed: ok
 * Wall: fresh_tmpfs
 * Runs: 2
 */
#include "program.h"
int main(void) {
  char text[64];
  attack("link of before", readlink("main.py", text, sizeof text) > 0);
  symlink("/proc/self/environ", "main.py");
  return 0;
}

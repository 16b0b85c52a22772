/* Tries: a set-id file for whoever runs it next
 * Allowed: ok
 * Wall: call:chmod
 */
#include "program.h"
int main(void) {
  close(open("s", O_CREAT | O_WRONLY, 0755));
  attack("set-id bit", chmod("s", 06755) == 0);
  return 0;
}

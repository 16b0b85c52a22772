/* Tries: to meet the umask of somebody else
 * Allowed: ok
 * Wall: umask
 */
#include "program.h"
int main(void) {
  attack("another umask", umask(077) != 022);
  return 0;
}

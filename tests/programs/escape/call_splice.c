/* Tries: pages of files spliced into pipes (native programs have no use for it)
 * Allowed: ok
 * Wall: call:splice
 * Refused: splice
 */
#include "program.h"
int main(void) {
  reached("splice", syscall(SYS_splice, 0, NULL, 1, NULL, 0, 0));
  return 0;
}

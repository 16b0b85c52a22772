/* Tries: to warm or to probe the page cache
 * Allowed: ok
 * Wall: call:readahead
 * Refused: readahead
 */
#include "program.h"
int main(void) {
  reached("readahead", syscall(SYS_readahead, 0, 0, 0));
  return 0;
}

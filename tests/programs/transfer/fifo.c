/* Tries: a FIFO, which stops whoever opens it
 * Allowed: ok
 * Wall: collect_regular
 * Collect: out.txt
 */
#include "program.h"
int main(void) {
  mkfifo("out.txt", 0600);
  return 0;
}

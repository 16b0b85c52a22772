/* Tries: a folder
 * Allowed: ok
 * Wall: collect_regular, collect_links
 * Collect: out.txt
 */
#include "program.h"
int main(void) {
  mkdir("out.txt", 0700);
  return 0;
}

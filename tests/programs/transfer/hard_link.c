/* Tries: a second name of a file
 * Allowed: ok
 * Wall: collect_links
 * Collect: out.txt
 */
#include "program.h"
int main(void) {
  fill(open("real", O_CREAT | O_WRONLY, 0600), 65536);
  link("real", "out.txt");
  return 0;
}

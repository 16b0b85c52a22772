/* Tries: a file without a name elsewhere, brought back by a link
 * Allowed: ok
 * Wall: collect_links
 * Collect: out.txt, other.txt
 */
#include "program.h"
int main(void) {
  close(open("out.txt", O_CREAT | O_WRONLY, 0600));
  link("out.txt", "other.txt");
  return 0;
}
